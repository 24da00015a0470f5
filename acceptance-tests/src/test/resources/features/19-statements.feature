Feature: Statements
  Claims, debts, pledges and collateral are kept party by party. A statement lists what happened to
  a lender's account, a loan or a keeper, with the interest since the last time, the movement and
  what rounding took each on a line of its own, and what one moment brought by asset; and it says how the party stood at any instant, with
  the interest that no line shows yet. After every example of this manual it is checked that what
  the parties have adds up to the accounts.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | reserve factor | interest | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 10 %           | 0 %      | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %           | 10 %     | 1     |
      | EURC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %           | 0 %      | 1     |
    And Lena has supplied 100,000 USDC

  Rule: A statement leads from line to line

    Example: Ana's year
      Given Ana has borrowed 10,000 USDC against 10 WETH
      And a year has passed
      When Ana repays 1,000 USDC
      Then the statement of Ana's loan reads
        | account          | cause    | asset | change      | booked       |
        | loans-receivable | movement | USDC  | 10000       | 10000        |
        | collateral-owed  | movement | WETH  | 10          | 10           |
        | loans-receivable | interest | USDC  | 1051.666667 | 11051.666667 |
        | loans-receivable | movement | USDC  | -1000       | 10051.666667 |
        | loans-receivable | rounding | USDC  | 0.000001    | 10051.666668 |
      And Ana owes 10,051.666668 USDC

    Example: Debt that nobody will pay leaves the loan
      Given Lena has supplied 100,000 EURC
      And Ana has borrowed 15,000 EURC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying 9,523.809524 EURC for WETH
      Then the statement of Ana's loan reads
        | account          | cause    | asset | change        | booked      |
        | loans-receivable | movement | EURC  | 15000         | 15000       |
        | collateral-owed  | movement | WETH  | 10            | 10          |
        | loans-receivable | movement | EURC  | -9523.809524  | 5476.190476 |
        | loans-receivable | movement | EURC  | -5476.190476  | 0           |
        | collateral-owed  | movement | WETH  | -10           | 0           |

    Example: What passed through Kai's hands
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,800 USD
      When Kai calls Ana's loan, paying 3,600 USDC for WETH
      Then the statement of the keeper Kai reads
        | account | cause    | asset | change | booked |
        | keepers | movement | USDC  | 3600   | 3600   |
        | keepers | movement | USDC  | -3600  | 0      |
        | keepers | movement | WETH  | 2.09   | 2.09   |
        | keepers | movement | WETH  | -2.09  | 0      |

  Rule: Interest is booked with the next movement, and told before

    Example: Lena's claim after a year in which she did nothing
      Given Ana has borrowed 10,000 USDC against 10 WETH
      When a year passes
      Then the statement of Lena's account ends with
        | account         | asset | booked | accrued | balance |
        | supplier-claims | USDC  | 100000 | 900     | 100900  |
      And Lena's balance is 100,900 USDC

  Rule: It can be drawn up for any instant

    Example: How Ana's loan stood when the auditor noted it
      Given Ana has borrowed 10,000 USDC against 10 WETH
      And 100 days have passed
      And an auditor has noted how Ana's loan stands
      And a year has passed
      When Ana repays everything owed in USDC
      Then at the noted instant Ana's statement ended with the debt noted
      And the statement of Ana's loan ends with
        | account          | asset | booked | accrued | balance |
        | loans-receivable | USDC  | 0      | 0       | 0       |
        | collateral-owed  | WETH  | 10     | 0       | 10      |
