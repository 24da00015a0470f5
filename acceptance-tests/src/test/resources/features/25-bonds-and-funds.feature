Feature: Bonds and funds of keepers
  A market may admit keepers as parties: for a bond of at least 1,000 USDC here. Whoever claims a lot
  and does not pay for it within ten minutes loses of the bond. Besides it a keeper keeps funds with
  the desk to pay from. All of it is held apart: it is never lent, earns nothing, and goes back to
  the keeper once nothing of his is open. Anybody may still call a loan and pay on the spot.

  Background:
    Given a market that counts in USD, takes bonds of 1,000 USDC from keepers, and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC

  Rule: A keeper registers with a bond of the market's minimum or more

    Example: Kim registers
      When Kim registers as a keeper with 1,500 USDC
      Then Kim is a keeper with a bond of 1,500 USDC

    Example: One unit less than the minimum
      When Kim registers as a keeper with 999.999999 USDC
      Then the desk refuses: "Bond too small", saying
        | field     | bond       |
        | requested | 999.999999 |
        | limit     | 1000       |
      And Kim is no keeper

    Example: Twice
      Given Kim has registered as a keeper with 1,500 USDC
      When Kim registers as a keeper with 2,000 USDC
      Then the desk cannot do so now: "Keeper already registered", saying
        | keeper | Kim |

  Rule: What keepers bring is held apart, and the books say whose it is

    Example: Kim brings funds
      Given Kim has registered as a keeper with 1,500 USDC
      When Kim brings 5,000 USDC to buy with
      Then Kim's free funds are 5,000 USDC
      And the reserve of USDC shows
        | cash        | 100,000 |
        | keepers     | 6,500   |
        | collateral  | 0       |
        | utilization | 0       |
      And the statement of the keeper Kim reads
        | account | cause    | asset | change | booked |
        | keepers | movement | USDC  | 1500   | 1500   |
        | keepers | movement | USDC  | 5000   | 6500   |
      And the books balance

  Rule: What is free can be taken out, the bond cannot

    Example: All of the funds
      Given Kim has registered as a keeper with 1,500 USDC
      And Kim has brought 5,000 USDC to buy with
      When Kim takes 5,000 USDC out of her funds
      Then Kim has no free funds
      And Kim is a keeper with a bond of 1,500 USDC

    Example: One unit more
      Given Kim has registered as a keeper with 1,500 USDC
      And Kim has brought 5,000 USDC to buy with
      When Kim takes 5,000.000001 USDC out of her funds
      Then the desk refuses: "Funds short", saying
        | requested | 5000.000001 |
        | available | 5000        |
      And Kim's free funds are 5,000 USDC

  Rule: Whoever leaves takes everything, and may come again

    Example: Kim leaves
      Given Kim has registered as a keeper with 1,500 USDC
      And Kim has brought 2 WETH to buy with
      When Kim leaves the market
      Then Kim has been paid out 1,500 USDC and 2 WETH
      And Kim is no keeper
      And the books balance

    Example: And comes again
      Given Kim has registered as a keeper with 1,500 USDC
      And Kim has left the market
      When Kim registers as a keeper with 1,000 USDC
      Then Kim is a keeper with a bond of 1,000 USDC

  Rule: How well a keeper buys is told from the sales

    Example: One of two sales, after half a minute
      Given Kim has registered as a keeper with 1,500 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And Ben has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      And Kai has called Ben's loan, paying 1,000 USDC for WETH
      And 30 seconds have passed
      And Kim has called Ana's loan, paying 1,000 USDC for WETH
      When an auditor looks at the keeper Kim
      Then her scorecard shows
        | sales           | 1     |
        | sales of market | 2     |
        | share           | 50 %  |
        | median latency  | PT30S |
      And she has bought
        | collateral | debt | sales | bought               | paid | atOracle   | priceAgainstOracle |
        | WETH       | USDC | 1     | 0.567567567567567567 | 1000 | 1049.999999 | 0.952381           |
