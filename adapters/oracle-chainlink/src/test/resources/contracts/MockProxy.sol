// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import "./MockAggregator.sol";

/// Stands before one aggregator after another; the number of the aggregator is in the upper 16 of a round's 80 bits.
contract MockProxy {
    uint16 public phaseId;
    MockAggregator public aggregator;

    constructor(MockAggregator first) {
        setAggregator(first);
    }

    function setAggregator(MockAggregator next) public {
        phaseId++;
        aggregator = next;
    }

    function decimals() external view returns (uint8) {
        return aggregator.decimals();
    }

    function description() external view returns (string memory) {
        return aggregator.description();
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        (uint80 round, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) =
            aggregator.latestRoundData();
        return (inPhase(round), answer, startedAt, updatedAt, inPhase(answeredInRound));
    }

    function inPhase(uint80 round) private view returns (uint80) {
        return (uint80(phaseId) << 64) | round;
    }
}
