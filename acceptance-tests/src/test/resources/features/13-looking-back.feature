Feature: What happened, and how things stood
  Every change of a loan is an event that is kept for good: when it happened, what it moved to the
  last unit, how healthy the loan was before and after, which prices were used and whose request it
  was. From them the desk tells how a loan stood at any moment.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC

  Rule: The events of a loan tell its whole story, version by version

    Example: From the opening to the end of a call
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      When Kai calls Ana's loan, paying 7,500 USDC for WETH
      Then this has happened to Ana's loan
        | version | event                     | collateral                 | debt         | health before        | health after         |
        | 1       | loan.opened               |                            |              |                      |                      |
        | 2       | loan.collateral-deposited | 10 WETH                    |              |                      |                      |
        | 3       | loan.drawn                |                            | 15,000 USDC  |                      | 1.066666666666666666 |
        | 4       | loan.liquidation-started  |                            |              | 0.986666666666666666 | 0.986666666666666666 |
        | 5       | loan.collateral-sold      | -4.256756756756756756 WETH | -7,500 USDC  | 0.986666666666666666 | 1.133333333333333333 |
        | 6       | loan.liquidation-ended    |                            |              | 1.133333333333333333 | 1.133333333333333333 |

    Example: Debt that is written off appears as deficit
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then this is the end of what has happened to Ana's loan
        | version | event                    | collateral | debt               | deficit          | health before        | health after |
        | 5       | loan.collateral-sold     | -10 WETH   | -9,523.809524 USDC |                  | 0.533333333333333333 | 0            |
        | 6       | loan.debt-written-off    |            | -5,476.190476 USDC | 5,476.190476 USDC | 0                    |              |
        | 7       | loan.liquidation-ended   |            |                    |                  |                      |              |

    Example: A draw names the request that asked for it, and the prices it rests on
      Given Ana has pledged 10 WETH
      When Ana draws 15,000 USDC, as her request "spring-1"
      Then the last event of Ana's loan belongs to the request "spring-1"
      And the last event of Ana's loan rests on the prices of USDC and WETH that the market acts on

  Rule: A loan can be seen as it stood at any moment since it was opened

    Example: It looks the same as it did then
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And an auditor has noted how Ana's loan stands
      And an hour has passed
      And WETH has fallen to 1,850 USD
      And Kai has called Ana's loan, paying 7,500 USDC for WETH
      When the auditor asks how Ana's loan stood when it was noted
      Then it stood as it was noted
      And Ana owes 7,500 USDC

    Example: Interest up to that moment is in it, and none after
      Given Rita has listed USDC with
        | decimals              | 6    |
        | max loan to value     | 75 % |
        | liquidation threshold | 80 % |
        | interest              | 10 % |
      And Ana has borrowed 10,000 USDC against 10 WETH
      And a day has passed
      And an auditor has noted how Ana's loan stands
      And a year has passed
      When the auditor asks how Ana's loan stood when it was noted
      Then it stood as it was noted
      And the debt noted was 10,002.740102 USDC

    Example: Before it was opened there was no loan
      Given an hour has passed
      And Ana has opened a loan
      When the auditor asks how Ana's loan stood an hour ago
      Then the desk finds no such thing: "Loan unknown"

    Example: Nobody knows how it will stand
      Given Ana has opened a loan
      When the auditor asks how Ana's loan will stand in an hour
      Then the desk refuses: "Instant in future", saying
        | field | at |

  Rule: Whoever follows the events of a market hears each of them, in order

    Example: Kai listens while Ana borrows
      When Ana borrows 15,000 USDC against 10 WETH
      Then who has followed the market from the start has heard at the end
        | loan.opened                 |
        | reserve.collateral-received |
        | loan.collateral-deposited   |
        | reserve.liquidity-borrowed  |
        | loan.drawn                  |
