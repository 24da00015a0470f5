Feature: Health
  The health factor of a loan is the sum of its collaterals' values, each × its liquidation
  threshold, ÷ the value of its debt. Below 1 the loan may be sold; at 1 it may not.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price  |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000  |
      | WBTC  | 8        | 70 %              | 75 %                  | 10 %              | 30,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1      |
    And Lena has supplied 100,000 USDC

  Rule: A loan is sold below 1, and not at 1

    Example: At exactly 1 nothing happens
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,875 USD
      Then Ana's health factor is 1
      And no liquidation of Ana's loan has been opened

    Example: The smallest step below 1 opens a liquidation
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,874.99999999 USD
      Then Ana's health factor is 0.999999999994666666
      And a liquidation of Ana's loan is open

  Rule: Health follows every price of the loan

    Scenario Outline: WETH at <price> USD
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When WETH is quoted at <price> USD
      Then Ana's health factor is <health>

      Examples:
        | price     | health               |
        | 3,000     | 1.6                  |
        | 2,000     | 1.066666666666666666 |
        | 1,999.99  | 1.066661333333333333 |
        | 937.50    | 0.5                  |
        | 0.000001  | 0.000000000533333333 |

    Example: A debt that becomes dearer counts like collateral that becomes cheaper
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When USDC rises to 1.25 USD
      Then Ana's health factor is 0.853333333333333333
      And a liquidation of Ana's loan is open

  Rule: The liquidation price tells how far a collateral may fall alone

    Example: One collateral
      When Ana borrows 15,000 USDC against 10 WETH
      Then Ana's loan can be sold once WETH is below 1,875 USD

    Example: Two collaterals help each other
      When Ana borrows 18,000 USDC against 5 WETH and 0.5 WBTC
      Then Ana's loan can be sold once WETH is below 1,687.5 USD
      And Ana's loan can be sold once WBTC is below 26,666.66666668 USD

    Example: At that price the loan still stands
      Given Ana has borrowed 18,000 USDC against 5 WETH and 0.5 WBTC
      When WBTC falls to 26,666.66666668 USD
      Then no liquidation of Ana's loan has been opened

    Example: Just below it the loan falls
      Given Ana has borrowed 18,000 USDC against 5 WETH and 0.5 WBTC
      When WBTC falls to 26,666.66666665 USD
      Then a liquidation of Ana's loan is open

    Example: Enough of one collateral makes the other's price meaningless
      When Ana borrows 5,000 USDC against 5 WETH and 0.5 WBTC
      Then no price of WETH alone brings Ana's loan down

  Rule: Without debt, or without a price, there is no health factor

    Example: Nothing is owed
      When Ana pledges 10 WETH
      Then Ana has no health factor

    Example: Nobody knows what LINK is worth
      Given Rita has listed LINK with
        | decimals              | 18   |
        | max loan to value     | 50 % |
        | liquidation threshold | 60 % |
      And Ana has borrowed 10,000 USDC against 10 WETH
      When Ana pledges 5 LINK more
      Then Ana has no health factor

  Rule: The desk lists loans in danger, worst first

    Example: Who stands below 1.2?
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And Ben has borrowed 12,000 USDC against 10 WETH
      And Cleo has borrowed 14,000 USDC against 10 WETH
      When Rita asks for the loans with a health factor below 1.2
      Then these loans are listed
        | borrower | health factor        |
        | Ana      | 1.066666666666666666 |
        | Cleo     | 1.142857142857142857 |

    Example: A long list comes in pages
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And Ben has borrowed 12,000 USDC against 10 WETH
      And Cleo has borrowed 14,000 USDC against 10 WETH
      When Rita asks for the loans with a health factor below 2, 2 a page
      Then these loans are listed
        | borrower | health factor        |
        | Ana      | 1.066666666666666666 |
        | Cleo     | 1.142857142857142857 |
      And on the next and last page
        | borrower | health factor        |
        | Ben      | 1.333333333333333333 |
