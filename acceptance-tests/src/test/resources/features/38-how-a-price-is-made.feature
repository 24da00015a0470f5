Feature: How a price is made
  A market can act on whoever spoke last, on the middle of several sources, or on a main source that
  another one has to confirm. Sources speak in a unit: a rate is not a price. A new source earns its
  place before anybody acts on it.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 5 %               | 2,000 |
      | CBETH | 18       | 75 %              | 80 %                  | 5 %               |       |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC

  Rule: Of several sources the middle one is acted on

    Example: One of three lies
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And the price of WETH is made so
        | median of | 2 within 2 % |
      And North has reported 2,001 USD for WETH, seen a second ago
      And South has reported 1,999 USD for WETH, seen a second ago
      When West reports 20 USD for WETH, seen a second ago
      Then the market acts on 1,999 USD for WETH
      And the price of WETH is beyond doubt
      And no liquidation of Ana's loan has been opened

    Example: Two that do not agree
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And the price of WETH is made so
        | median of | 2 within 2 %  |
        | heartbeat | 10 minutes    |
      And 11 minutes have passed
      And North has reported 2,000 USD for WETH, seen a minute ago
      When South reports 1,500 USD for WETH, seen a second ago
      Then the price of WETH is doubtful: "no quorum"
      And no liquidation of Ana's loan has been opened

    Example: A source that has gone silent is not asked
      Given the price of WETH is made so
        | median of | 2 within 2 % |
        | heartbeat | 10 minutes   |
      And 11 minutes have passed
      And North has reported 1,900 USD for WETH, seen a minute ago
      When South reports 1,901 USD for WETH, seen a second ago
      Then the market acts on 1,900 USD for WETH
      And the price of WETH is beyond doubt

  Rule: A main source is acted on while the pivot confirms it

    Example: 2.85 % away from the second source
      Given Ana has borrowed 15,900 USDC against 10 WETH
      And the price of WETH is made so
        | main, pivot, fallback | North, South, West within 2 % |
      And South has reported 2,000 USD for WETH, seen 2 seconds ago
      When North reports 1,943 USD for WETH, seen a second ago
      Then the price of WETH is doubtful: "out of band"
      And no liquidation of Ana's loan has been opened

    Example: The fallback steps in
      Given the price of WETH is made so
        | main, pivot, fallback | North, South, West within 2 % |
      And South has reported 2,000 USD for WETH, seen 2 seconds ago
      And West has reported 2,005 USD for WETH, seen 2 seconds ago
      When North reports 1,943 USD for WETH, seen a second ago
      Then the market acts on 2,005 USD for WETH
      And the price of WETH is beyond doubt

  Rule: A rate is not a price
    In February 2026 a lending market took the rate of cbETH to ETH, about 1.12, for its price in
    dollars, and healthy loans were sold for nothing.

    Example: The rate becomes a price by the price of ETH
      Given the price of CBETH is made so
        | counts in | WETH |
      When North reports a rate of 1.12 WETH for CBETH
      Then the market acts on 2,240 USD for CBETH

    Example: A bare number from a source that thinks in dollars is refused
      Given the price of CBETH is made so
        | counts in | WETH |
      And 1 second has passed
      When North reports a rate of 1.12 USDC for CBETH
      Then the desk refuses: "Price wrong unit", saying
        | field    | unit           |
        | expected | a rate in WETH |

    Example: The rate where a price is expected is refused too
      When North reports a rate of 1.12 WETH for CBETH
      Then the desk refuses: "Price wrong unit", saying
        | expected | a price in USD |

    Example: And where nobody tells the unit, the corridor does
      Given North has reported 2,240 USD for CBETH, seen a second ago
      And the price of CBETH is made so
        | between | 1000 and 5000 |
      And a pool of 1,000 CBETH against USDC
      And Ana has borrowed 15,000 USDC against 10 CBETH
      When CBETH falls to 1.12 USD
      Then the price of CBETH is doubtful: "out of band"
      And no liquidation of Ana's loan has been opened

  Rule: What can only grow slowly is cut to what it can have grown to, and sells nobody by that
    On 10 March 2026 such a cap was set with a ratio that had been clipped and a time that had not:
    it lay 2.85 % below the truth, and healthy loans were sold.

    Example: A cap below the value acted on is refused with both numbers
      Given the price of CBETH is made so
        | counts in | WETH |
      And North reports a rate of 1.12 WETH for CBETH
      When Rita has the price of CBETH made so
        | counts in       | WETH                    |
        | grown since now | from 1.088 by 9 % a year |
      Then the desk refuses: "Cap below value", saying
        | field | checks.growthCap |
        | cap   | 1.088            |
        | value | 1.12             |

    Example: A value that outgrows its cap lends no more, and sells nobody
      Given the price of CBETH is made so
        | counts in       | WETH                    |
        | grown since now | from 1.12 by 9 % a year |
      And North reports a rate of 1.12 WETH for CBETH
      And a pool of 1,000 CBETH against USDC
      And Ana has borrowed 16,700 USDC against 10 CBETH
      And WETH has fallen to 1,880 USD
      And 1 second has passed
      When North reports a rate of 1.15 WETH for CBETH
      Then the price of CBETH is doubtful: "cap hit"
      And no liquidation of Ana's loan has been opened

  Rule: Collateral counts at what buyers offer, debt at what sellers want

    Example: New borrowing against a wide price
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And 1 second has passed
      And North reports 2,000 USD for WETH, between 1,900 and 2,100
      When Ana draws 201 USDC
      Then the desk refuses: "Borrow limit exceeded"

  Rule: A price may be acted on later than it is seen

    Example: Everybody sees what comes
      Given the price of WETH is made so
        | delayed by | 1 hour |
      And 30 minutes have passed
      When WETH falls to 1,500 USD
      Then the market acts on 2,000 USD for WETH
      And the next price of WETH is 1,500 USD

    Example: And then it counts
      Given the price of WETH is made so
        | delayed by | 1 hour |
      And 30 minutes have passed
      And WETH has fallen to 1,500 USD
      When 1 hour passes
      Then the market acts on 1,500 USD for WETH

  Rule: A new source earns its place

    Example: In the shadow until it has agreed often enough
      Given the price of WETH is made so
        | new sources agree | 2 times within 1 %, but feed |
      And 1 minute has passed
      When North reports 2,010 USD for WETH, seen 2 seconds ago
      Then the market acts on 2,000 USD for WETH
      And North's word on WETH is shadow

    Example: Then it is heard
      Given the price of WETH is made so
        | new sources agree | 2 times within 1 %, but feed |
      And 1 minute has passed
      And North has reported 2,010 USD for WETH, seen 2 seconds ago
      When North reports 2,011 USD for WETH, seen a second ago
      Then North's word on WETH is admitted
      And the market acts on 2,011 USD for WETH

    Example: Once in disagreement, it is turned away
      Given the price of WETH is made so
        | new sources agree | 2 times within 1 %, but feed |
      And 1 minute has passed
      When North reports 1.12 USD for WETH, seen 2 seconds ago
      Then North's word on WETH is rejected
      And the market acts on 2,000 USD for WETH
