Feature: Interest
  Debt grows by the second and compounds; lenders' claims grow with what borrowers pay, less the
  reserve factor, which is the treasury's. How dear borrowing is depends on how much of the
  liquidity is lent. Amounts owed are rounded up, claims are rounded down.

  Rule: Debt grows with time, and the lenders' claims with it

    Background:
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | reserve factor | interest | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 10 %           | 0 %      | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %           | 10 %     | 1     |
      And Lena has supplied 100,000 USDC

    Example: A day at 10 % a year
      Given Ana has borrowed 10,000 USDC against 10 WETH
      When a day passes
      Then Ana owes 10,002.740102 USDC

    Example: A year at 10 %, a tenth of the liquidity lent
      10,000 grow by 1 + x + x²/2 + x³/6, with x = 10 %. Of 10 % on a tenth of the liquidity, nine
      tenths are Lena's: 0.9 %.

      Given Ana has borrowed 10,000 USDC against 10 WETH
      When a year passes
      Then Ana owes 11,051.666667 USDC
      And Lena's balance is 100,900 USDC
      And the reserve of USDC shows
        | borrow index    | 1.105166666666666666666666667 |
        | liquidity index | 1.009                         |
        | borrow rate     | 0.1                           |
        | liquidity rate  | 0.009                         |
        | debt            | 11051.666667                  |
        | treasury        | 105.166666                    |

    Example: Repaying everything means the interest too
      Given Ana has borrowed 10,000 USDC against 10 WETH
      And a year has passed
      When Ana repays everything owed in USDC
      Then Ana owes nothing
      And the reserve of USDC shows
        | cash | 101051.666667 |
        | debt | 0             |

    Example: Nobody borrows, nobody earns
      When a year passes
      Then Lena's balance is 100,000 USDC
      And the reserve of USDC shows
        | borrow index    | 1 |
        | liquidity index | 1 |

    Example: Who comes later pays for his own time only
      What is written down for a draw is rounded up, and so is what is owed: two of the smallest
      units more than Ben got, and not a year's interest.

      Given Ana has borrowed 10,000 USDC against 10 WETH
      And a year has passed
      And WETH is quoted at 2,000 USD
      And USDC is quoted at 1 USD
      When Ben borrows 1,000 USDC against 10 WETH
      Then Ben owes 1,000.000002 USDC

  Rule: Interest alone can bring a loan down

    Example: 15,000 USDC have become 16,577.50
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | interest | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 0 %      | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %     | 1     |
      And Lena has supplied 100,000 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And a year has passed
      And USDC is quoted at 1 USD
      When WETH stays at 2,000 USD
      Then a liquidation of Ana's loan is open

  Rule: The more is lent, the dearer it gets

    Scenario Outline: <lent> USDC of 100,000 are lent
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | reserve factor | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 10 %           | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %           | 1     |
      And USDC costs 1 % a year at rest, 5 % when 80 % are lent and 80 % when everything is
      And Lena has supplied 100,000 USDC
      When Ana borrows <lent> USDC against 100 WETH
      Then the reserve of USDC shows
        | utilization    | <utilization> |
        | borrow rate    | <borrowers>   |
        | liquidity rate | <lenders>     |

      Examples:
        | lent    | utilization | borrowers | lenders |
        | 40,000  | 0.4         | 0.03      | 0.0108  |
        | 80,000  | 0.8         | 0.05      | 0.036   |
        | 90,000  | 0.9         | 0.425     | 0.34425 |
        | 100,000 | 1           | 0.8       | 0.72    |

  Rule: New terms leave the interest of the past as it was

    Example: A year at 10 %, then a year at 20 %
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | interest | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 0 %      | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %     | 1     |
      And Lena has supplied 100,000 USDC
      And Ana has borrowed 10,000 USDC against 10 WETH
      And a year has passed
      And Rita has listed USDC with
        | decimals              | 6    |
        | max loan to value     | 75 % |
        | liquidation threshold | 80 % |
        | interest              | 20 % |
      When a year passes
      Then Ana owes 13,497.768889 USDC

  Rule: The market's owner names the model, and may name another

    Background:
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | reserve factor | interest | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 10 %           | 0 %      | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %           | 10 %     | 1     |
      And Lena has supplied 100,000 USDC

    Example: A factor for every second
      1.00000000302226598009738765 multiplied 31,536,000 times is 1.1, but for the last ten of 27
      decimals.

      Given interest on USDC follows the model per-second
        | factor | 1.00000000302226598009738765 |
      And Ana has borrowed 10,000 USDC against 10 WETH
      When a year passes
      Then Ana owes 11,000 USDC
      And the reserve of USDC shows
        | interest rate.model  | per-second                   |
        | interest rate.factor | 1.00000000302226598009738765 |
        | borrow index         | 1.099999999999999999953897206 |

    Example: Another model holds from now on, and not for the time before
      Given Ana has borrowed 10,000 USDC against 10 WETH
      And a year has passed
      And interest on USDC follows the model per-second
        | factor | 1.00000000302226598009738765 |
      When a year passes
      Then Ana owes 12,156.833334 USDC

    Example: A model with a number that it cannot have
      When interest on USDC is to follow the model per-second
        | factor | 0.99 |
      Then the desk refuses: "Rate terms out of range", saying
        | field | interestRate.factor |
        | value | 0.99                |
