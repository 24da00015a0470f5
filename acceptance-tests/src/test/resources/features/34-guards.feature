Feature: The desk sells no faster than other loans can bear
  A sale lowers the price of what is sold. Where a market paces its sales, the desk reckons by how
  much, and which other loans that would bring below 1. It sells what breaks none of them, and waits
  with the rest for the next price, as long as its own loan can wait: ten minutes, and while
  the collateral is worth 1.05 of the debt.

  Rule: A sale is cut to what breaks no other loan

    Background:
      Given a market that counts in USD, paces its sales and lists
        | asset | decimals | max loan to value | liquidation threshold | price |
        | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 1     |
      And a pool of 1,000 WETH against USDC
      And Lena has supplied 1,000,000 USDC
      And Ana has borrowed 160,000 USDC against 100 WETH

    Example: Nobody is near
      Given Ben has borrowed 10,000 USDC against 10 WETH
      When WETH falls to 1,900 USD
      Then the liquidation of Ana's loan is closed: restored
      And of Ana's loan nothing was held back, for no other loan would have been broken

    Example: Ben would be broken by a fall of half a percent
      Given Ben has borrowed 15,590 USDC against 10 WETH
      When WETH falls to 1,900 USD
      Then Ben's health factor is 1.005452212957023733
      And a liquidation of Ana's loan is open
      And of Ana's loan less was sold than would have broken 1 other loan, and none was broken

    Example: Where nothing can be sold without breaking him, the desk waits
      Given Ben has borrowed 15,674 USDC against 10 WETH
      When WETH falls to 1,900 USD
      Then a liquidation of Ana's loan is open
      And nothing of Ana's loan has been sold

    Example: Keepers, who would sell on the same venues, wait with it
      Given Ben has borrowed 15,674 USDC against 10 WETH
      And WETH has fallen to 1,900 USD
      When Kai calls Ana's loan, paying 50,000 USDC for WETH
      Then the desk cannot do so now: "Call held"

    Example: When the others have recovered, it sells
      Given Ben has borrowed 15,674 USDC against 10 WETH
      And WETH has fallen to 1,900 USD
      When Ben repays 10,000 USDC
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored

    Example: After ten minutes it waits no longer
      Given Ben has borrowed 15,674 USDC against 10 WETH
      And WETH has fallen to 1,900 USD
      And 10 minutes have passed
      When USDC stays at 1 USD
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored

  Rule: While a loan is worth what it owes, nothing is sold that lowers its health

    Background:
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | price |
        | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 1     |
      And Lena has supplied 1,000,000 USDC
      And Ana has borrowed 160,000 USDC against 100 WETH

    Example: A keeper's bonus would leave her worse off
      Given WETH has fallen to 1,640 USD
      When Kai calls Ana's loan, paying 50,000 USDC for WETH
      Then the desk refuses: "Step toxic", saying
        | healthBefore | 0.845625 |
        | healthAfter  | 0.83625  |

    Example: A venue that takes no bonus does not
      Given WETH has fallen to 1,640 USD
      And a pool of 100,000 WETH against USDC
      When WETH stays at 1,640 USD
      Then the liquidation of Ana's loan is closed: repaid

    Example: Under water there is nothing left to guard
      Given WETH has fallen to 1,590 USD
      When Kai calls Ana's loan, paying 50,000 USDC for WETH
      Then Kai has paid 50,000 USDC and received 32.861635220125786163 WETH
