// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Holds the newest round, exactly as it was told: also one that is incomplete or goes back.
contract MockAggregator {
    uint8 public immutable decimals;
    string public constant description = "MOCK / USD";

    uint80 private round;
    int256 private answer;
    uint256 private updatedAt;
    uint80 private answeredInRound;

    constructor(uint8 decimals_) {
        decimals = decimals_;
    }

    function setAnswer(uint80 round_, int256 answer_, uint256 updatedAt_, uint80 answeredInRound_) external {
        round = round_;
        answer = answer_;
        updatedAt = updatedAt_;
        answeredInRound = answeredInRound_;
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        require(round != 0, "no round yet");
        return (round, answer, updatedAt, updatedAt, answeredInRound);
    }
}
