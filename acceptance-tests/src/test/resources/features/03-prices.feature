Feature: Prices
  Sources tell the desk what an asset is worth in the market's base currency. Every observation is
  checked at the door, recorded, and only then acted on.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | max price age | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | PT1H          | 2,000 |

  Rule: The market acts on the newest observation

    Example: A new price
      When WETH is quoted at 1,912.25 USD
      Then the market acts on 1,912.25 USD for WETH

    Example: Of two sources, the one that looked last is believed
      Given 10 minutes have passed
      And North has reported 2,010 USD for WETH, seen a minute ago
      When South reports 1,500 USD for WETH, seen 2 minutes ago
      Then the market acts on 2,010 USD for WETH
      And the sources of WETH are
        | source | price |
        | feed   | 2000  |
        | North  | 2010  |
        | South  | 1500  |

    Example: An asset that nobody has quoted has no price
      Given Rita has listed LINK with
        | decimals              | 18   |
        | max loan to value     | 50 % |
        | liquidation threshold | 60 % |
      When Ana asks for the price of LINK
      Then the desk finds no such thing: "Price unknown"

  Rule: A price ages
    For as long as the terms say it is fresh. For the same time again it is too old to borrow
    against, but still good to sell at: standing still in front of an unhealthy loan is the greater
    risk. After that it is good for nothing.

    Example: Fresh to the last second
      When 3600 seconds pass
      Then the price of WETH is fresh

    Example: Then ageing
      When 3601 seconds pass
      Then the price of WETH is ageing

    Example: Still ageing after two hours
      When 2 hours pass
      Then the price of WETH is ageing

    Example: Then stale
      When 7201 seconds pass
      Then the price of WETH is stale

  Rule: A price is refused when it cannot be true or comes too late
    The market goes on acting on the price it had.

    Scenario Outline: <price> USD for a token
      When North reports a price of "<price>" for WETH
      Then the desk refuses: "<problem>", saying
        | field | price   |
        | asset | WETH    |
        | price | <price> |
        | limit | <limit> |
      And the market acts on 2,000 USD for WETH

      Examples:
        | price                 | problem            | limit                 |
        | 0                     | Price not positive | 0                     |
        | -1                    | Price not positive | 0                     |
        | 100000000000000000001 | Price too large    | 100000000000000000000 |

    Example: No price has more than 18 decimals
      When North reports a price of "2000.0000000000000000001" for WETH
      Then the desk refuses: "Price too fine", saying
        | field    | price |
        | decimals | 18    |

    Example: A source does not go back in time
      Given 10 minutes have passed
      And North has reported 2,010 USD for WETH, seen a minute ago
      When North reports 1,500 USD for WETH, seen 2 minutes ago
      Then the desk cannot do so now: "Price out of order", saying
        | field  | observedAt |
        | source | North      |
      And the market acts on 2,010 USD for WETH

    Example: Nor does it say two things of one moment
      Given 10 minutes have passed
      And North has reported 2,010 USD for WETH, seen a minute ago
      When North reports 2,011 USD for WETH, seen a minute ago
      Then the desk cannot do so now: "Price out of order"

    Example: Nobody has seen the day after tomorrow
      When North reports 2,500 USD for WETH, seen 2 days ahead
      Then the desk refuses: "Price from future", saying
        | field     | observedAt |
        | tolerance | PT24H      |
      And the market acts on 2,000 USD for WETH

    Example: Old already when it comes in
      When North reports 2,500 USD for WETH, seen 61 minutes ago
      Then the desk refuses: "Price too old", saying
        | asset  | WETH |
        | maxAge | PT1H |
      And the market acts on 2,000 USD for WETH

    Example: The market does not list the asset
      When North reports a price of "1" for DOGE
      Then the desk finds no such thing: "Asset unknown", saying
        | asset | DOGE |
