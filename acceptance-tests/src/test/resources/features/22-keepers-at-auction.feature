Feature: Keepers buy at auction
  Anybody but the borrower may take from an auction, all of it or a part, at the price of the moment.
  Whoever starts an auction, where the desk has not, is paid for it from what the auction brings:
  20 USD and 2 % of what is to be raised.

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

  Rule: A take pays debt, and the loan may be well again by a part

    Background:
      Given WETH has fallen to 1,900 USD
      And 12 minutes have passed

    Example: A little is not enough
      When Kai takes 0.5 WETH of Ana's loan, for 1,824 USDC each at most
      Then Kai has bought 0.5 WETH for 912 USDC
      And Ana owes 15,088 USDC
      And Ana's collateral is 9.5 WETH
      And 4.5 WETH of Ana's loan are at auction, to raise 8,128 USDC
      And a liquidation of Ana's loan is open

    Example: Enough is taken, and the rest is not sold
      When Kai takes 4 WETH of Ana's loan, for 1,824 USDC each at most
      Then Kai has bought 4 WETH for 7,296 USDC
      And Ana owes 8,704 USDC
      And Ana's collateral is 6 WETH
      And nothing of Ana's loan is at auction
      And the liquidation of Ana's loan is closed: restored

    Example: Kai names the most he pays
      When Kai takes 1 WETH of Ana's loan, for 1,823.99 USDC each at most
      Then the desk cannot do so now: "Too expensive", saying
        | field | maxPrice |
        | price | 1824     |
        | limit | 1823.99  |

  Rule: Nobody pays more than is to be raised; what is beyond the debt is the penalty

    Example: All of it, for debt and penalty
      Given WETH has fallen to 1,900 USD
      And 9 minutes have passed
      When Kai takes all of Ana's loan that is on sale, for 1,938 USDC each at most
      Then Kai has bought 4.664602683178534571 WETH for 9,040 USDC
      And Ana owes 8,000 USDC
      And Ana's collateral is 5.335397316821465429 WETH
      And the liquidation of Ana's loan is closed: restored
      And the reserve of USDC shows
        | treasury | 1,040 |

  Rule: What is left to raise is worth an auction

    Example: A take is cut so that 1,130 USDC are left
      Given WETH has fallen to 1,900 USD
      When Kai takes 3.9 WETH of Ana's loan, for 2,280 USDC each at most
      Then Kai has bought 3.469298245614035087 WETH for 7,910 USDC

  Rule: Whoever starts an auction is paid first

    Background:
      Given auctions of WETH are not started, nor started again
      And WETH has fallen to 1,900 USD
      And auctions of WETH are started
      And Kira has put WETH of Ana's loan up for auction, to raise USDC

    Example: 200.8 of the first 3,648 are Kira's
      Given 12 minutes have passed
      When Kai takes 2 WETH of Ana's loan, for 1,824 USDC each at most
      Then Kai has bought 2 WETH for 3,648 USDC
      And 200.8 USDC of it have gone to Kira
      And Ana owes 12,552.8 USDC

    Example: A take that brings less goes to Kira alone
      Given 12 minutes have passed
      When Kai takes 0.1 WETH of Ana's loan, for 1,824 USDC each at most
      Then Kai has bought 0.1 WETH for 182.4 USDC
      And 182.4 USDC of it have gone to Kira
      And Ana owes 16,000 USDC

    Example: The borrower starts nothing
      Given the auction of Ana's loan has been taken off sale
      When Ana puts WETH of Ana's loan up for auction, to raise USDC
      Then the desk refuses: "Self liquidation", saying
        | field | keeper |

  Rule: Of a loan at 1 or above nothing goes up for auction, and nothing is taken

    Example: At 1.03125
      When Kira puts WETH of Ana's loan up for auction, to raise USDC
      Then the desk refuses: "Loan healthy", saying
        | healthFactor | 1.03125 |

    Example: Ana pledges more before Kai takes
      Given WETH has fallen to 1,900 USD
      And Ana has pledged 1 WETH more
      When Kai takes 1 WETH of Ana's loan, for 2,280 USDC each at most
      Then the desk refuses: "Loan healthy"

  Rule: A take that is sent twice is carried out once

    Example: Kai did not hear the answer
      Given WETH has fallen to 1,900 USD
      And Kai has taken 1 WETH of Ana's loan, for 2,280 USDC each at most, as his request "take"
      When Kai takes 1 WETH of Ana's loan, for 2,280 USDC each at most, as his request "take"
      Then the answer is the one he got before
      And Ana's collateral is 9 WETH
