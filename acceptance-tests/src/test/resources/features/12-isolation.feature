Feature: Two markets
  Markets share nothing but the desk: neither prices nor liquidity, neither collateral nor loss.

  Background:
    Given two markets, Harbour and Inland, that count in USD and list
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC in Harbour
    And Lena has supplied 100,000 USDC in Inland
    And Ana has borrowed 15,000 USDC against 10 WETH in Harbour
    And Ana has borrowed 15,000 USDC against 10 WETH in Inland

  Rule: A price moves the loans of its own market only

    Example: WETH falls in Harbour
      When WETH falls to 1,000 USD in Harbour
      Then Ana's health factor is 0.533333333333333333 in Harbour
      And Ana's health factor is 1.066666666666666666 in Inland
      And a liquidation of Ana's loan is open in Harbour
      And no liquidation of Ana's loan has been opened in Inland

  Rule: A loss stays in the market where it happened

    Example: Bad debt in Harbour
      Given WETH has fallen to 1,000 USD in Harbour
      When Kai calls Ana's loan in Harbour, paying as much USDC as allowed for WETH
      Then the reserve of USDC shows in Harbour
        | cash    | 94523.809524 |
        | debt    | 0            |
        | deficit | 5476.190476  |
      And the reserve of USDC shows in Inland
        | cash    | 85000 |
        | debt    | 15000 |
        | deficit | 0     |
      And Ana's collateral is 10 WETH in Inland
      And Lena's balance is 100,000 USDC in Inland

  Rule: One name, one loan, whatever the market

    Example: A loan's name is taken in the other market
      Given Ana has opened a loan named "summer" in Harbour
      When Ben opens a loan named "summer" in Inland
      Then the desk cannot do so now: "Loan already open"
