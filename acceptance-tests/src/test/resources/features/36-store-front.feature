Feature: Keepers buy what the desk took over
  In a market of the profile comet the desk takes a loan below 1 over, all its collateral for all its
  debt. What it took over it sells to whoever pays, at the oracle's price less the keepers' part of
  the bonus: of 7 % with a fee of 40 %, 4.2 %.

  Rule: Stock is sold below the oracle's price, for as long as there is any

    Background:
      Given a market of the profile comet that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | liquidation fee | price | borrowable |
        | WETH  | 18       | 80 %              | 85 %                  | 7 %               | 40 %            | 2,000 | false      |
        | USDC  | 6        | 0 %               | 0 %                   | 0 %               | 0 %             | 1     | true       |
      And Lena has supplied 1,000,000 USDC
      And Ana has borrowed 16,000 USDC against 10 WETH
      And WETH has fallen to 1,800 USD

    Example: Kai buys half of it
      When Kai buys WETH from the desk's stock for 8,622 USDC
      Then Kai has bought 5 WETH, and the desk has 5 WETH left

    Example: A quote says what a payment would buy, and nothing moves
      When Kai asks how much WETH 8,622 USDC buy from the desk's stock
      Then Kai has bought 5 WETH, and the desk has 5 WETH left
      And the desk's stock is 10 WETH

    Example: No more than there is
      When Kai buys WETH from the desk's stock for 18,968.4 USDC
      Then the desk refuses: "Stock short", saying
        | requested | 11 |
        | available | 10 |

    Example: What she asks for or nothing
      When Kai buys at least 6 WETH from the desk's stock for 8,622 USDC
      Then the desk refuses: "Below minimum", saying
        | offered | 5 |
        | limit   | 6 |

  Rule: Where the desk takes no loans over, there is nothing to buy

    Example: A market of the standard profile
      Given a market of the profile standard that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | price |
        | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 1     |
      When Kai buys WETH from the desk's stock for 100 USDC
      Then the desk refuses: "Call not offered"
