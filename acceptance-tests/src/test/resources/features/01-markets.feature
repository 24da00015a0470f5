Feature: Opening a market
  A market is a ring-fenced book: a base currency in which everything is valued, the assets that can
  be lent, borrowed and pledged, and the rules of forced sales. A loss in one market never reaches
  another.

  Rule: Whoever opens a market says how much of a loan may be sold in one step

    Example: What is left out follows the standard rules
      When Rita opens a market that counts in USD
      Then the market shows
        | base currency                 | USD  |
        | base currency decimals        | 8    |
        | minimum loan                  | 0    |
        | liquidation.close factor      | 50 % |
        | liquidation.full close health | 0.95 |
        | liquidation.small position    | 2000 |
        | liquidation.minimum leftover  | 1000 |

    Example: A market with rules of its own
      When Rita opens a market that counts in EUR with
        | base currency decimals        | 2    |
        | minimum loan                  | 250  |
        | liquidation.close factor      | 40 % |
        | liquidation.full close health | 0.9  |
        | liquidation.small position    | 500  |
        | liquidation.minimum leftover  | 200  |
      Then the market shows
        | base currency                 | EUR  |
        | base currency decimals        | 2    |
        | minimum loan                  | 250  |
        | liquidation.close factor      | 40 % |
        | liquidation.full close health | 0.9  |
        | liquidation.small position    | 500  |
        | liquidation.minimum leftover  | 200  |

    Example: A name belongs to the first who takes it
      Given Rita has opened a market that counts in USD
      When Rita opens the same market once more
      Then the desk cannot do so now: "Market already open"

  Rule: An asset is listed with its terms, and its reserve is empty at first

    Example: Rita lists WETH
      Given Rita has opened a market that counts in USD
      When Rita lists WETH with
        | decimals              | 18    |
        | max loan to value     | 80 %  |
        | liquidation threshold | 82.5 % |
        | liquidation bonus     | 5 %   |
        | reserve factor        | 15 %  |
        | supply cap            | 5000  |
      Then the reserve of WETH shows
        | decimals              | 18     |
        | max loan to value     | 80 %   |
        | liquidation threshold | 82.5 % |
        | liquidation bonus     | 5 %    |
        | liquidation fee       | 10 %   |
        | reserve factor        | 15 %   |
        | supply cap            | 5000   |
        | borrow cap            | none   |
        | max price age         | PT1H   |
        | liquidity index       | 1      |
        | borrow index          | 1      |
        | cash                  | 0      |
        | debt                  | 0      |
        | supplied              | 0      |
        | treasury              | 0      |
        | deficit               | 0      |
        | collateral            | 0      |
        | price                 | none   |

  Rule: Terms can change; the decimals of an asset cannot

    Background:
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               |

    Example: New terms hold from now on
      When Rita lists WETH with
        | decimals              | 18   |
        | max loan to value     | 70 % |
        | liquidation threshold | 75 % |
        | borrow cap            | 300  |
      Then the reserve of WETH shows
        | max loan to value     | 70 % |
        | liquidation threshold | 75 % |
        | borrow cap            | 300  |

    Example: 18 decimals stay 18
      When Rita lists WETH with
        | decimals              | 8    |
        | max loan to value     | 75 % |
        | liquidation threshold | 80 % |
      Then the desk cannot do so now: "Decimals fixed", saying
        | field     | decimals |
        | requested | 8        |
        | listed    | 18       |

  Rule: Terms that would ruin the market are refused

    Background:
      Given Rita has opened a market that counts in USD

    Example: Borrowing may not go further than the point where selling starts
      When Rita lists WETH with
        | decimals              | 18    |
        | max loan to value     | 85 %  |
        | liquidation threshold | 80 %  |
      Then the desk refuses: "Borrow limit above threshold", saying
        | field          | maxLoanToValue |
        | maxLoanToValue | 0.85           |
        | limit          | 0.8            |

    Example: The collateral of a loan at the line has to cover its debt and the bonus
      When Rita lists WETH with
        | decimals              | 18   |
        | max loan to value     | 90 % |
        | liquidation threshold | 95 % |
        | liquidation bonus     | 6 %  |
      Then the desk refuses: "Bonus above cover", saying
        | field   | liquidationBonus |
        | product | 1.007            |
        | limit   | 1                |
