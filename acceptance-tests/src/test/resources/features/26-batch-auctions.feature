Feature: Lots are sold in batches
  Where a market sells by batch, a lot of a loan below 1 waits for an hour beside the equal lots of
  other loans, and registered keepers bid for them. Bids are sealed; what a bid costs at its limit is
  set aside from the keeper's funds. At the end everybody who gets something pays the same price, the
  highest at which the bids cover the lots, and what was set aside beyond it goes back in full. Nothing
  is sold for less than 95 % of the oracle's price at the opening.

  Background:
    Given a market that counts in USD, sells by batch, takes bonds of 1,000 USDC from keepers, and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 5 %               | 2,500 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And these keepers have registered with 1,000 USDC each, and brought
      | keeper | funds        |
      | Kim    | 100,000 USDC |
      | Kira   | 100,000 USDC |
      | Kurt   | 100,000 USDC |
      | Kai    | 100,000 USDC |
    And Lena has supplied 1,000,000 USDC
    And Ana has borrowed 80,000 USDC against 40 WETH

  Rule: A lot opens a batch, and stays with its loan until the batch is cleared

    Example: All of Ana's collateral is needed
      When WETH falls to 2,000 USD
      Then 40 WETH are in Ana's batch, at 1,900 USDC each at least
      And Ana's collateral is 40 WETH
      And Ana owes 80,000 USDC
      And a liquidation of Ana's loan is open

  Rule: One price for everybody, the highest at which the bids cover the lot

    Background:
      Given WETH has fallen to 2,000 USD

    Example: The third gets what is left
      Given keepers have bid for Ana's batch
        | keeper | amount  | limit      |
        | Kim    | 10 WETH | 2,000 USDC |
        | Kira   | 15 WETH | 1,980 USDC |
        | Kurt   | 20 WETH | 1,950 USDC |
        | Kai    | 30 WETH | 1,900 USDC |
      And 1 hour has passed
      When WETH stays at 2,000 USD
      Then Ana's batch has been cleared at 1,950 USDC each, and has raised 78,000 USDC
      And the bids in Ana's batch show
        | keeper | bought | paid  | refund |
        | Kim    | 10     | 19500 | 500    |
        | Kira   | 15     | 29250 | 450    |
        | Kurt   | 15     | 29250 | 9750   |
        | Kai    | 0      | 0     | 57000  |
      And Kim's free funds are 80,500 USDC and 10 WETH
      And Kira's free funds are 70,750 USDC and 15 WETH
      And Kurt's free funds are 70,750 USDC and 15 WETH
      And Kai's free funds are 100,000 USDC
      And the liquidation of Ana's loan is closed: written off
      And the books balance

    Example: Bids for less than the lot are all filled, at the lowest of their limits
      Given Kim has bid for 4 WETH of Ana's batch, at 2,000 USDC each at most
      And Kira has bid for 6 WETH of Ana's batch, at 1,950 USDC each at most
      And 1 hour has passed
      When WETH stays at 2,000 USD
      Then Ana's batch has been cleared at 1,950 USDC each, and has raised 19,500 USDC
      And Ana's collateral is 30 WETH
      And a liquidation of Ana's loan is open

    Example: Nobody bids, and the next batch opens
      Given 1 hour has passed
      When WETH stays at 2,000 USD
      Then Ana's batch has ended without a sale
      And Ana's collateral is 40 WETH
      And 40 WETH are in Ana's batch, at 1,900 USDC each at least

  Rule: Equal collateral of several loans is one lot, and each loan has its part to the unit

    Background:
      Given Ben has borrowed 20,000 USDC against 10 WETH
      And WETH has fallen to 2,000 USD

    Example: Ana gives four fifths
      Given Kim has bid for 45 WETH of Ana's batch, at 1,960 USDC each at most
      And Kira has bid for 10 WETH of Ana's batch, at 1,950 USDC each at most
      And 1 hour has passed
      When WETH stays at 2,000 USD
      Then Ana's batch has been cleared at 1,950 USDC each, and has raised 97,500 USDC
      And the lots in Ana's batch show
        | loan | amount | sold | proceeds | removed |
        | ana  | 40     | 40   | 78000    | false   |
        | ben  | 10     | 10   | 19500    | false   |
      And the liquidation of Ben's loan is closed: written off
      And the books balance

    Example: A loan that heals takes its lot out, and the others go on
      Given Kim has bid for all of Ana's batch, at 1,950 USDC each at most
      And Ben has pledged 10 WETH more
      When WETH stays at 2,000 USD
      Then 40 WETH are in Ana's batch, at 1,900 USDC each at least
      And the liquidation of Ben's loan is closed: cured
      And Ben's collateral is 20 WETH
      And everybody sees that 1 bid has come in for Ana's batch, and nobody whose

    Example: When the last lot is out, every bid is given back
      Given Kim has bid for all of Ana's batch, at 1,950 USDC each at most
      And Ben has pledged 10 WETH more
      And Ana has pledged 40 WETH more
      When WETH stays at 2,000 USD
      Then Ana's batch has ended without a sale
      And Kim's free funds are 100,000 USDC

  Rule: A batch counts under the caps on what is raised at one time, at its least price

    Background:
      Given no more than 38,000 USD is raised at a time from WETH
      And Ben has borrowed 20,000 USDC against 10 WETH

    Example: Ana's lot is cut to the room, and Ben's waits
      When WETH falls to 2,000 USD
      Then 20 WETH are in Ana's batch, at 1,900 USDC each at least
      And nothing of Ben's loan has been in a batch
      And a liquidation of Ben's loan is open
      And Ben's collateral is 10 WETH

    Example: A lot that is taken out makes room for the next
      Given WETH has fallen to 2,000 USD
      And Ana has pledged 40 WETH more
      And WETH has fallen to 1,999 USD
      When WETH stays at 1,999 USD
      Then the liquidation of Ana's loan is closed: cured
      And 10 WETH are in Ben's batch, at 1,899.05 USDC each at least

  Rule: What is bought in a batch counts in the keeper's scorecard, as one sale

    Background:
      Given Ben has borrowed 20,000 USDC against 10 WETH
      And WETH has fallen to 2,000 USD
      And Kim has bid for 45 WETH of Ana's batch, at 1,960 USDC each at most
      And Kira has bid for 10 WETH of Ana's batch, at 1,950 USDC each at most
      And Kai has bid for 1 WETH of Ana's batch, at 1,900 USDC each at most
      And 1 hour has passed
      And WETH has fallen to 2,000 USD

    Example: Two keepers share the lots of two loans
      When an auditor looks at the keeper Kim
      Then her scorecard shows
        | sales           | 1    |
        | sales of market | 2    |
        | share           | 50 % |
        | median latency  | PT1H |
      And she has bought
        | collateral | debt | sales | bought | paid  | atOracle | priceAgainstOracle |
        | WETH       | USDC | 1     | 45     | 87750 | 90000    | 0.975              |

    Example: A bid that got nothing is no sale
      When an auditor looks at the keeper Kai
      Then her scorecard shows
        | sales           | 0    |
        | sales of market | 2    |
        | share           | 0 %  |

  Rule: Bids are sealed until the end

    Background:
      Given WETH has fallen to 2,000 USD

    Example: The bidder knows what was set aside, and all others only that somebody bid
      When Kim bids for 10 WETH of Ana's batch, at 2,000 USDC each at most
      Then 20,000 USDC have been set aside for Kim's bid
      And everybody sees that 1 bid has come in for Ana's batch, and nobody whose
      And Kim's free funds are 100,000 USDC

    Example: What is set aside is not there for anything else
      Given Kim has bid for 10 WETH of Ana's batch, at 2,000 USDC each at most
      When Kim takes 80,000.000001 USDC out of her funds
      Then the desk refuses: "Funds short", saying
        | available | 80000 |

    Example: Sent twice, a bid is placed once
      Given Kurt has bid for 10 WETH of Ana's batch, at 2,000 USDC each at most, as his request "b1"
      When Kurt bids for 10 WETH of Ana's batch, at 2,000 USDC each at most, as his request "b1"
      Then the answer is the one he got before
      And everybody sees that 1 bid has come in for Ana's batch, and nobody whose

  Rule: A bid that cannot stand is refused with its numbers

    Background:
      Given WETH has fallen to 2,000 USD

    Example: Under the least price
      When Kim bids for 10 WETH of Ana's batch, at 1,899.999999 USDC each at most
      Then the desk refuses: "Bid below minimum", saying
        | field | limit       |
        | value | 1899.999999 |
        | limit | 1900        |

    Example: Over the balance
      When Kim bids for all of Ana's batch, at 2,500.000001 USDC each at most
      Then the desk refuses: "Bid over balance", saying
        | requested | 100000.00004 |
        | available | 100000       |

    Example: After the end
      Given 2 hours have passed
      When Kim bids for 10 WETH of Ana's batch, at 2,000 USDC each at most
      Then the desk cannot do so now: "Bid after end"

    Example: By a stranger
      When Zoe bids for 10 WETH of Ana's batch, at 2,000 USDC each at most
      Then the desk finds no such thing: "Keeper unknown", saying
        | keeper | Zoe |

    Example: Twice
      Given Kim has bid for 10 WETH of Ana's batch, at 2,000 USDC each at most
      When Kim bids for 5 WETH of Ana's batch, at 2,100 USDC each at most
      Then the desk cannot do so now: "Bid twice", saying
        | keeper | Kim |

    Example: For nothing
      When Kim bids for 0 WETH of Ana's batch, at 2,000 USDC each at most
      Then the desk refuses: "Bid of nothing", saying
        | field | amount |

    Example: One unit costs one
      When Kim bids for 0.000000000000000001 WETH of Ana's batch, at 2,000 USDC each at most
      Then 0.000001 USDC has been set aside for Kim's bid

    Example: By the borrower, for her own
      Given Ana has registered as a keeper with 1,000 USDC
      When Ana bids for 10 WETH of Ana's batch, at 2,000 USDC each at most
      Then the desk refuses: "Self liquidation"

  Rule: A market that sells by batch says how, and admits keepers

    Example: Without keepers nobody could bid
      When Olga opens a market that counts in USD, sells by batch and admits no keepers
      Then the desk refuses: "Batch needs keepers"
