Feature: Bad debt
  A price can fall faster than anybody can sell. When the last collateral of a loan is gone and debt
  is left, it is written off at once and stands as the reserve's deficit: a number of its own, hidden
  in no other. The lenders' claims stay what they are.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price  |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000  |
      | WBTC  | 8        | 70 %              | 75 %                  | 10 %              | 30,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1      |
      | DAI   | 18       | 75 %              | 80 %                  | 5 %               | 1      |
    And Lena has supplied 100,000 USDC
    And Lena has supplied 100,000 DAI

  Rule: Debt that no collateral stands for is written off

    Example: The desk sells the last collateral
      Given a pool of 1,000 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,000 USD
      Then of Ana's loan the desk has sold
        | sold    | received          | debt repaid       | fee    | surplus |
        | 10 WETH | 9,871.580343 USDC | 9,871.580343 USDC | 0 USDC | 0 USDC  |
      And the liquidation of Ana's loan is closed: written off
      And 5,128.419657 USDC of it has been written off
      And Ana owes nothing
      And Ana has no collateral left
      And the reserve of USDC shows
        | cash    | 94871.580343 |
        | debt    | 0            |
        | deficit | 5128.419657  |
      And Lena's balances are 100,000 DAI and 100,000 USDC

    Example: A keeper takes the last collateral
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 9,523.809524 USDC and received 9.952380952380952381 WETH
      And the liquidation of Ana's loan is closed: written off
      And Ana owes nothing
      And the reserve of USDC shows
        | deficit | 5476.190476 |
      And Lena's balances are 100,000 DAI and 100,000 USDC

    Example: Every debt of the loan goes into its own reserve's deficit
      Given Ana has pledged 10 WETH
      And Ana has drawn 9,000 USDC
      And Ana has drawn 6,000 DAI
      And WETH has fallen to 900 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 8,571.428572 USDC and received 9.952380952380952381 WETH
      And the liquidation of Ana's loan is closed: written off
      And Ana owes nothing
      And the reserve of USDC shows
        | deficit | 428.571428 |
      And the reserve of DAI shows
        | deficit | 6000 |

    Example: A crumb that is worth nothing keeps no case open
      Given Ana has pledged 10 WETH
      And Ana has drawn 9,000 USDC
      And Ana has drawn 6,000 DAI
      And WETH has fallen to 945 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 9,000 USDC and received 9.95238095238095238 WETH
      And Ana's collateral is 0.000000000000000001 WETH
      And the liquidation of Ana's loan is closed: written off
      And Ana owes nothing
      And the reserve of DAI shows
        | deficit | 6000 |

  Rule: As long as any collateral is left, nothing is written off

    Example: The WBTC is still there
      Given Ana has borrowed 22,500 USDC against 1 WETH and 1 WBTC
      And WBTC has fallen to 15,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 1,904.761905 USDC and received 0.995238095238095239 WETH
      And Ana owes 20,595.238095 USDC
      And Ana's collateral is 1 WBTC
      And a liquidation of Ana's loan is open
      And the reserve of USDC shows
        | deficit | 0 |

  Rule: A deficit leaves the lenders' claims, and less cash to pay them

    Example: The last to come has to wait
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      And Kai has called Ana's loan, paying as much USDC as allowed for WETH
      When Lena takes out everything in USDC
      Then the desk refuses: "Liquidity short", saying
        | requested | 100000       |
        | available | 94523.809524 |
