Feature: What nobody wants at auction is sold in another way
  Where a market sells at auction and on venues, a loan goes up for auction when no venue takes it.
  An auction from which nobody takes is started again as often as its terms say; then it is given up,
  and the desk goes the other way.

  Background:
    Given a market that counts in USD, sells at auction or on venues and lists
      | asset | decimals | max loan to value | liquidation threshold | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 1     |
    And WETH is auctioned with
      | start factor   | 1.2       |
      | curve.kind     | linear    |
      | curve.duration | 1 hour    |
      | floor factor   | 0.8       |
      | penalty        | 13 %      |
      | minimum debt   | 1,000     |
      | resets         | 1         |
      | cap            | 1,000,000 |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 16,000 USDC against 10 WETH

  Rule: Where a venue takes it, nothing goes up for auction

    Example: A pool for WETH
      Given a pool of 1,000 WETH against USDC
      When WETH falls to 1,900 USD
      Then nothing of Ana's loan is at auction
      And the liquidation of Ana's loan is closed: restored

  Rule: An auction is started again, given up, and sold on a venue

    Background:
      Given WETH has fallen to 1,900 USD
      And a pool of 1,000 WETH against USDC

    Example: While it sells, it is left alone
      When 18 minutes pass
      Then 5 WETH of Ana's loan are at auction, to raise 9,040 USDC
      And nothing of Ana's loan has been sold

    Example: Under its floor it is started again
      When 21 minutes pass
      Then a WETH of Ana's loan costs 2,280 USDC
      And the auction of Ana's loan has been started again once

    Example: The second time it is given up, and the pool buys
      Given 21 minutes have passed
      When 21 minutes pass
      Then nothing of Ana's loan is at auction
      And of Ana's loan the desk has sold
        | sold                      | received   | debt repaid | fee     | surplus |
        | 4.262348346547072665 WETH | 8,040 USDC | 8,000 USDC  | 40 USDC | 0 USDC  |
      And Ana owes 8,000 USDC
      And the liquidation of Ana's loan is closed: restored

    Example: A take gives it another chance
      Given 21 minutes have passed
      And Kai has taken 0.1 WETH of Ana's loan, for 2,280 USDC each at most
      When 21 minutes pass
      Then a WETH of Ana's loan costs 2,280 USDC
      And the auction of Ana's loan has been started again twice
