Feature: Margin calls
  A market can warn its borrowers, call them, and give them time, before it sells anything above 1;
  and it can go on selling until a loan stands well above 1, so that the next small fall does not
  open another case. A keeper who comes uninvited still has to find the loan below 1.

  Background:
    Given a market that counts in USD, warns below 1.2, calls below 1.1 for 6 hours, sells to 1.15 and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 13,200 USDC against 10 WETH

  Rule: A notice is given once, and taken back when health no longer asks for it

    Example: Below 1.2 Ana is warned
      When WETH falls to 1,900 USD
      Then Ana has been warned
      And no liquidation of Ana's loan has been opened

    Example: At 1.25 nobody says anything
      When WETH stays at 2,000 USD
      Then Ana has been given no notice

    Example: Below 1.1 Ana is called
      When WETH falls to 1,744 USD
      Then Ana has been called, with 6 hours to cure
      And no liquidation of Ana's loan has been opened

    Example: She pays within her time
      Given WETH has fallen to 1,744 USD
      And Ana has repaid 3,000 USDC
      When WETH stays at 1,744 USD
      Then Ana has been given no notice
      And the notices to Ana began with
        | loan.margin-called          |
        | loan.margin-call-cured      |
        | loan.margin-warning-lifted  |

    Example: She pays a little, and stays warned
      Given WETH has fallen to 1,744 USD
      And Ana has repaid 500 USDC
      When WETH stays at 1,744 USD
      Then Ana has been warned

  Rule: A call that is not cured in time leads to a sale

    Example: After six hours the case opens above 1, and sells to 1.15
      Given a pool of 1,000 WETH against USDC
      And WETH has fallen to 1,744 USD
      And 6 hours have passed
      And USDC has risen to 1 USD
      When WETH stays at 1,744 USD
      Then the liquidation of Ana's loan is closed: restored
      And Ana's health factor is at least 1.15
      And the notices to Ana began with
        | loan.margin-called         |
        | loan.margin-call-lapsed    |
        | loan.margin-warning-lifted |

    Example: A keeper waits for 1 all the same
      Given WETH has fallen to 1,744 USD
      And 6 hours have passed
      And USDC has risen to 1 USD
      And WETH has fallen to 1,744 USD
      When Kim calls Ana's loan, paying 1,000 USDC for WETH
      Then the desk refuses: "Loan healthy", saying
        | limit | 1 |

    Example: At prices that are too old nobody is called
      Given 61 minutes have passed
      When WETH falls to 1,744 USD
      Then Ana has been given no notice

  Rule: Below 1 nobody waits for the clock

    Example: The price falls through all levels
      Given a pool of 1,000 WETH against USDC
      When WETH falls to 1,590 USD
      Then the liquidation of Ana's loan is closed: restored
      And Ana's health factor is at least 1.15
