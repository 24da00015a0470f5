Feature: A keeper calls a loan
  When a loan falls below 1 the desk opens a liquidation. As long as it has not sold the collateral
  itself, anybody but the borrower may call the loan: he repays debt and gets collateral of the same
  value and the bonus on top. The treasury keeps a share of the bonus, the liquidation fee: 10 %
  here. In these examples the desk has no venue to sell on.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price  |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000  |
      | WBTC  | 8        | 70 %              | 75 %                  | 10 %              | 30,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1      |
      | DAI   | 18       | 75 %              | 80 %                  | 5 %               | 1      |
    And Lena has supplied 100,000 USDC

  Rule: A loan is called below 1, and not at 1

    Example: At exactly 1
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,875 USD
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then the desk refuses: "Loan healthy", saying
        | healthFactor | 1 |
        | limit        | 1 |
      And Ana owes 15,000 USDC

    Example: Below 1
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then Kai has paid 1,000 USDC and received 0.564864864864864865 WETH
      And the treasury has kept 0.002702702702702702 WETH
      And Ana owes 14,000 USDC
      And Ana's collateral is 9.432432432432432433 WETH
      And Ana's health factor is 0.997142857142857142
      And a liquidation of Ana's loan is open

  Rule: One call repays half of the debt at most

    Example: What exceeds the close factor is cut to it
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      When Kai calls Ana's loan, paying 15,000 USDC for WETH
      Then Kai has paid 7,500 USDC and received 4.236486486486486486 WETH
      And the treasury has kept 0.02027027027027027 WETH
      And Ana owes 7,500 USDC
      And Ana's collateral is 5.743243243243243244 WETH
      And Ana's health factor is 1.133333333333333333
      And the liquidation of Ana's loan is closed: restored

  Rule: At a health factor of 0.95 or below, one call may repay everything

    Example: At 0.95
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,781.25 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 15,000 USDC and received 8.8 WETH
      And the treasury has kept 0.042105263157894736 WETH
      And Ana owes nothing
      And Ana's collateral is 1.157894736842105264 WETH
      And the liquidation of Ana's loan is closed: repaid

    Example: Just above
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,781.26 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 7,500 USDC and received 4.399975298384289772 WETH
      And Ana owes 7,500 USDC

  Rule: Where less than 2,000 USD stands, one call may repay everything

    Example: A small loan
      Given Ana has borrowed 1,500 USDC against 1 WETH
      And WETH has fallen to 1,850 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 1,500 USDC and received 0.847297297297297296 WETH
      And Ana owes nothing
      And Ana's collateral is 0.14864864864864865 WETH

    Example: At 2,000 a loan is not small any more
      Given Ana has borrowed 2,000 USDC against 1.34 WETH
      And WETH has fallen to 1,850 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 1,000 USDC and received 0.564864864864864865 WETH
      And Ana owes 1,000 USDC

  Rule: A call takes all of the debt or of the collateral, or leaves 1,000 USD of both
    Crumbs would never be worth a keeper's while.

    Background:
      Given Ana has borrowed 12,150 USDC against 1.1 WETH and 0.5 WBTC
      And WBTC has fallen to 27,000 USD
      And WETH has fallen to 1,850 USD

    Example: 985 USD of WETH would be left
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then the desk refuses: "Leftover too small", saying
        | field               | debtToCover |
        | collateralValueLeft | 985         |
        | debtValueLeft       | 11150       |
        | limit               | 1000        |
      And Ana owes 12,150 USDC

    Example: A little less leaves enough
      When Kai calls Ana's loan, paying 970 USDC for WETH
      Then Kai has paid 970 USDC and received 0.547918918918918919 WETH
      And Ana owes 11,180 USDC

    Example: Taking all of the WETH leaves none
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 1,938.095239 USDC and received 1.094761904761904762 WETH
      And Ana owes 10,211.904761 USDC
      And Ana's collateral is 0.5 WBTC
      And a liquidation of Ana's loan is open

  Rule: The keeper chooses which debt he pays and which collateral he takes

    Background:
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD

    Example: A collateral that is not there
      When Kai calls Ana's loan, paying 1,000 USDC for WBTC
      Then the desk refuses: "No such collateral", saying
        | asset | WBTC |

    Example: A debt that is not there
      When Kai calls Ana's loan, paying 1,000 DAI for WETH
      Then the desk refuses: "No such debt", saying
        | asset | DAI |

  Rule: Nobody calls his own loan

    Example: Ana would like the bonus herself
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      When Ana calls Ana's loan, paying 1,000 USDC for WETH
      Then the desk refuses: "Self liquidation", saying
        | field  | keeper |
        | keeper | Ana    |
      And Ana owes 15,000 USDC

  Rule: A call bears prices twice as old as a draw does

    Background:
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD

    Example: Prices of 61 minutes ago are good enough
      Given 61 minutes have passed
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then Ana owes 14,000 USDC

    Example: Prices of more than two hours ago are not
      Given 121 minutes have passed
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then the desk refuses: "Price too old", saying
        | maxAge | PT2H |
      And Ana owes 15,000 USDC
