// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.0;

/// What is traded in the sandbox; anybody may make some.
contract SandboxToken {
    uint8 public immutable decimals;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(uint8 decimals_) {
        decimals = decimals_;
    }

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}

/// A pool with the face of a pair of Uniswap v2: constant product, three thousandths of a fee.
contract SandboxPair {
    address public immutable token0;
    address public immutable token1;
    uint112 private held0;
    uint112 private held1;

    event Swap(
        address indexed sender,
        uint256 amount0In,
        uint256 amount1In,
        uint256 amount0Out,
        uint256 amount1Out,
        address indexed to
    );

    constructor(address one, address other) {
        token0 = one;
        token1 = other;
    }

    function getReserves() external view returns (uint112, uint112, uint32) {
        return (held0, held1, uint32(block.timestamp));
    }

    /// Takes what it was given as its own.
    function sync() public {
        held0 = uint112(SandboxToken(token0).balanceOf(address(this)));
        held1 = uint112(SandboxToken(token1).balanceOf(address(this)));
    }

    function swap(uint256 out0, uint256 out1, address to, bytes calldata) external {
        uint256 product = uint256(held0) * held1;
        if (out0 > 0) SandboxToken(token0).transfer(to, out0);
        if (out1 > 0) SandboxToken(token1).transfer(to, out1);
        uint256 now0 = SandboxToken(token0).balanceOf(address(this));
        uint256 now1 = SandboxToken(token1).balanceOf(address(this));
        uint256 in0 = now0 + out0 - held0;
        uint256 in1 = now1 + out1 - held1;
        require((now0 * 1000 - in0 * 3) * (now1 * 1000 - in1 * 3) >= product * 1000 ** 2, "K");
        sync();
        emit Swap(msg.sender, in0, in1, out0, out1, to);
    }
}

/// The one function of Uniswap's router that a sale of an exact amount needs.
contract SandboxRouter {
    SandboxPair private immutable pair;

    constructor(SandboxPair pair_) {
        pair = pair_;
    }

    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 amountOutMin,
        address[] calldata path,
        address to,
        uint256 deadline
    ) external {
        require(block.timestamp <= deadline, "EXPIRED");
        (uint112 held0, uint112 held1, ) = pair.getReserves();
        bool isFirst = path[0] == pair.token0();
        uint256 kept = amountIn * 997;
        uint256 amountOut = isFirst
            ? (kept * held1) / (uint256(held0) * 1000 + kept)
            : (kept * held0) / (uint256(held1) * 1000 + kept);
        require(amountOut >= amountOutMin, "INSUFFICIENT_OUTPUT_AMOUNT");
        SandboxToken(path[0]).transferFrom(msg.sender, address(pair), amountIn);
        pair.swap(isFirst ? 0 : amountOut, isFirst ? amountOut : 0, to, "");
    }
}
