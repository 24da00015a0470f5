Feature: A case goes up for auction
  Where a market sells at auction, the desk puts collateral of a loan below 1 up at a price above the
  oracle's that falls until somebody takes it. The collateral stays with the loan until it is taken,
  and a take pays debt at once; what the auction brings beyond the debt is the penalty, the
  treasury's. Here the price starts at 120 % of the oracle's and falls on a straight line to nothing
  within an hour, but nothing is sold below 80 % of it.

  Background:
    Given a market that counts in USD, sells at auction and lists
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
      | tip            | 20        |
      | chip           | 2 %       |
      | cap            | 1,000,000 |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 16,000 USDC against 10 WETH

  Rule: Up for auction goes the part of the collateral that stands for the debt to be repaid

    Example: Half of the debt, and the penalty on it
      When WETH falls to 1,900 USD
      Then 5 WETH of Ana's loan are at auction, to raise 9,040 USDC
      And a WETH of Ana's loan costs 2,280 USDC
      And Ana's collateral is 10 WETH
      And Ana owes 16,000 USDC
      And a liquidation of Ana's loan is open

  Rule: The price falls as time passes

    Example: A fifth of the hour takes a fifth of the price
      Given WETH has fallen to 1,900 USD
      When 12 minutes pass
      Then a WETH of Ana's loan costs 1,824 USDC

    Example: The oracle's price has no part in it any more
      Given WETH has fallen to 1,900 USD
      And 719 seconds have passed
      When WETH falls to 1,850 USD
      Then a WETH of Ana's loan costs 1,824 USDC

  Rule: Under the floor nothing is sold, and the auction is started again

    Background:
      Given WETH has fallen to 1,900 USD

    Example: At 1,596 it sells, for the floor is at 1,520
      Given 18 minutes have passed
      When Kai takes 1 WETH of Ana's loan, for 1,596 USDC each at most
      Then Kai has bought 1 WETH for 1,596 USDC

    Example: At 1,482 the desk starts it again
      When 21 minutes pass
      Then a WETH of Ana's loan costs 2,280 USDC
      And the auction of Ana's loan has been started again once
      And nothing of Ana's loan has been sold

    Example: Until it is started again, nobody buys
      Given auctions of WETH are not started, nor started again
      And 21 minutes have passed
      When Kai takes 1 WETH of Ana's loan, for 3,000 USDC each at most
      Then the desk cannot do so now: "Needs reset", saying
        | price | 1482 |
        | limit | 1520 |

    Example: While it sells, nobody starts it again
      Given 18 minutes have passed
      When Kira starts the auction of Ana's loan again
      Then the desk cannot do so now: "Cannot reset", saying
        | age   | PT18M |
        | price | 1596  |

  Rule: What goes beyond the cap waits until there is room

    Background:
      Given Ben has borrowed 15,900 USDC against 10 WETH
      And no more than 9,040 USD is raised at a time from WETH
      And WETH has fallen to 1,900 USD

    Example: Ben's loan is the better one, and has to wait
      When a second passes
      Then 5 WETH of Ana's loan are at auction, to raise 9,040 USDC
      And nothing of Ben's loan is at auction
      And a liquidation of Ben's loan is open

    Example: Nor does a keeper start it
      When Kira puts WETH of Ben's loan up for auction, to raise USDC
      Then the desk cannot do so now: "Limit reached", saying
        | raisedWithAsset | 9040 |
        | assetCap        | 9040 |

    Example: When Ana's auction has ended, Ben's loan goes up
      Given 9 minutes have passed
      And Kai has taken all of Ana's loan that is on sale, for 1,938 USDC each at most
      When a second passes
      Then nothing of Ana's loan is at auction
      And 5 WETH of Ben's loan are at auction, to raise 8,983.5 USDC

  Rule: An auction ends when the loan is well again

    Example: The price rises
      Given WETH has fallen to 1,900 USD
      When WETH rises to 2,000 USD
      Then nothing of Ana's loan is at auction
      And the liquidation of Ana's loan is closed: cured
      And Ana's collateral is 10 WETH

    Example: Ana pledges more
      Given WETH has fallen to 1,900 USD
      And Ana has pledged 1 WETH more
      When a second passes
      Then nothing of Ana's loan is at auction
      And the liquidation of Ana's loan is closed: cured

  Rule: While something is at auction, nothing else of the loan is sold

    Background:
      Given WETH has fallen to 1,900 USD

    Example: A call is refused
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then the desk cannot do so now: "Sale under way"

    Example: So is another auction
      When Kira puts WETH of Ana's loan up for auction, to raise USDC
      Then the desk cannot do so now: "Sale under way"

    Example: Taken off sale, the loan can be called
      Given the auction of Ana's loan has been taken off sale
      When Kai calls Ana's loan, paying 1,000 USDC for WETH
      Then Kai has paid 1,000 USDC and received 0.549999999999999999 WETH
