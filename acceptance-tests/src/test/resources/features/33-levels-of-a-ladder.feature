Feature: The levels of a ladder have an order
  A market is not opened on levels that contradict each other; it says which, and what they would have
  to be.

  Rule: Notices come before a sale, and a case does not end where it began

    Example: A case that would end below 1
      When Rita opens a market that counts in USD with
        | ladder.exit | 0.99 |
      Then the desk refuses: "Level too low", saying
        | field | ladder.exit |
        | value | 0.99        |
        | limit | 1           |

    Example: A call below 1
      When Rita opens a market that counts in USD with
        | ladder.marginCall.warnBelow  | 1.2  |
        | ladder.marginCall.callBelow  | 0.95 |
        | ladder.marginCall.cureWindow | PT6H |
      Then the desk refuses: "Level too low", saying
        | field | ladder.marginCall.callBelow |
        | value | 0.95                        |
        | limit | 1                           |

    Example: A warning that would come after the call
      When Rita opens a market that counts in USD with
        | ladder.marginCall.warnBelow  | 1.05 |
        | ladder.marginCall.callBelow  | 1.1  |
        | ladder.marginCall.cureWindow | PT6H |
      Then the desk refuses: "Level too low", saying
        | field | ladder.marginCall.warnBelow |
        | value | 1.05                        |
        | limit | 1.1                         |

  Rule: Small sales begin above 1

    Example: Small sales that would begin at 1
      When Rita opens a market that counts in USD with
        | ladder.preLiquidation.below            | 1    |
        | ladder.preLiquidation.closeFactor.from | 0.1  |
        | ladder.preLiquidation.closeFactor.to   | 0.4  |
        | ladder.preLiquidation.bonus.from       | 0.01 |
        | ladder.preLiquidation.bonus.to         | 0.04 |
      Then the desk refuses: "Level not above", saying
        | field | ladder.preLiquidation.below |
        | limit | 1                           |
