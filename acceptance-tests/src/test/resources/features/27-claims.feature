Feature: Keepers claim at auction and pay later
  Where a market admits keepers, one of them may fix price and quantity of a part that is at auction,
  and pay for it within ten minutes. Until then the part is nobody else's. Whoever does not pay loses
  the least bond to the treasury, and the part is on sale again. Whoever cannot pay because the loan is
  well again, or the desk could not deliver, loses nothing. A keeper has one claim at a time.

  Background:
    Given a market that counts in USD, sells at auction to keepers with bonds of 1,000 USDC, and lists
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
      | tip            | 0         |
      | chip           | 0 %       |
      | cap            | 1,000,000 |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 16,000 USDC against 10 WETH
    And Kim has registered as a keeper with 1,500 USDC
    And Kim has brought 2,000 USDC to buy with
    And Kai has registered as a keeper with 1,000 USDC
    And Kai has brought 20,000 USDC to buy with
    And WETH has fallen to 1,800 USD
    And 12 minutes have passed

  Rule: A claim fixes price and quantity, and the part is nobody else's

    Example: Kim claims one WETH, and others see the rest
      When Kim claims 1 WETH of Ana's loan, for 1,728 USDC each at most
      Then Kim has claimed 1 WETH for 1,728 USDC
      And 9 WETH of Ana's loan are at auction, to raise 16,352 USDC
      And 1 WETH of Ana's loan are claimed, for 1,728 USDC
      And Kim's free funds are 2,000 USDC

    Example: Kai wants more than is left
      Given Kim has claimed 6 WETH of Ana's loan, for 1,728 USDC each at most
      When Kai takes all of Ana's loan that is on sale, for 1,728 USDC each at most
      Then Kai has bought 4 WETH for 6,912 USDC
      And 6 WETH of Ana's loan are claimed, for 10,368 USDC

    Example: All of it is claimed
      Given Kim has claimed all of Ana's loan that is on sale, for 1,728 USDC each at most
      When Kai takes 1 WETH of Ana's loan, for 1,728 USDC each at most
      Then the desk cannot do so now: "All claimed"
      And the books balance

  Rule: A claim is paid in the window, at its price, from the keeper's funds

    Example: Kim pays nine minutes later
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And 9 minutes have passed
      When Kim pays for what she has claimed
      Then Kim has bought 1 WETH for 1,728 USDC
      And Kim's free funds are 272 USDC, 1 WETH
      And Ana owes 14,272 USDC
      And nothing of Ana's loan is claimed
      And Kim is a keeper with a bond of 1,500 USDC
      And the books balance

    Example: Kim brings the money afterwards
      Given Kim has claimed 2 WETH of Ana's loan, for 1,728 USDC each at most
      When Kim pays for what she has claimed
      Then the desk refuses: "Funds short", saying
        | requested | 3456 |
        | available | 2000 |

    Example: A claim is paid once
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And Kim has paid for what she has claimed
      When Kim pays for what she has claimed
      Then the desk cannot do so now: "Claim not open"

    Example: The scorecard says who keeps a promise
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And Kim has paid for what she has claimed
      When an auditor looks at the keeper Kim
      Then her scorecard shows
        | claimsHonoured | 1 |
        | claimsLapsed   | 0 |

  Rule: Whoever does not pay loses the least bond, and the part is on sale again

    Example: Kim lets ten minutes pass
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      When 10 minutes pass
      Then Kim is a keeper with a bond of 500 USDC
      And nothing of Ana's loan is claimed
      And Kim's free funds are 2,000 USDC
      And the reserve of USDC shows
        | treasury | 1,000 |
      And the books balance

    Example: It is too late to pay
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And 10 minutes have passed
      When Kim pays for what she has claimed
      Then the desk cannot do so now: "Claim not open"

    Example: With half a bond nothing can be claimed
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And 10 minutes have passed
      When Kim claims 1 WETH of Ana's loan, for 2,200 USDC each at most
      Then the desk refuses: "Bond too small", saying
        | requested | 500  |
        | limit     | 1000 |

    Example: The scorecard says who does not keep a promise
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And 10 minutes have passed
      When an auditor looks at the keeper Kim
      Then her scorecard shows
        | claimsHonoured | 0 |
        | claimsLapsed   | 1 |

  Rule: Who need not pay loses nothing

    Example: The loan is well again
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      When WETH rises to 2,100 USD
      Then nothing of Ana's loan is at auction
      And the liquidation of Ana's loan is closed: cured
      And Kim is a keeper with a bond of 1,500 USDC
      And nothing of Ana's loan is claimed

    Example: Ana pays everything back
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And Ana has repaid everything owed in USDC
      When 10 minutes pass
      Then Kim is a keeper with a bond of 1,500 USDC
      And the books balance

    Example: Somebody else takes enough
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      And WETH has risen to 1,900 USD
      When Kai takes 4 WETH of Ana's loan, for 1,728 USDC each at most
      Then the liquidation of Ana's loan is closed: restored
      And Kim is a keeper with a bond of 1,500 USDC

  Rule: While somebody may still pay, an auction is not started again

    Example: The price has fallen under the floor
      Given 4 minutes have passed
      And Kim has claimed 1 WETH of Ana's loan, for 1,584 USDC each at most
      When 6 minutes pass
      Then 1 WETH of Ana's loan are claimed, for 1,584 USDC

    Example: Once the claim has lapsed, it is
      Given 4 minutes have passed
      And Kim has claimed 1 WETH of Ana's loan, for 1,584 USDC each at most
      When 10 minutes pass
      Then the auction of Ana's loan has been started again once
      And nothing of Ana's loan is claimed

  Rule: A keeper has one claim at a time, and does not leave with one

    Example: A second claim
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      When Kim claims 1 WETH of Ana's loan, for 1,728 USDC each at most
      Then the desk cannot do so now: "Claim unpaid", saying
        | claim | 1    |
        | due   | 1728 |

    Example: Kim wants to go
      Given Kim has claimed 1 WETH of Ana's loan, for 1,728 USDC each at most
      When Kim leaves the market
      Then the desk cannot do so now: "Escrow open"

    Example: A stranger
      When Carl claims 1 WETH of Ana's loan, for 1,728 USDC each at most
      Then the desk finds no such thing: "Keeper unknown"
