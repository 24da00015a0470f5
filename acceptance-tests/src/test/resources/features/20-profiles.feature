Feature: Profiles
  Where the field's originals compute differently, a market follows the conventions of the profile
  it was opened with: in which direction each step rounds, how far collateral may be taken out,
  when a rest is written off. A profile is chosen once and told with the market.

  Rule: A market says by which conventions it computes

    Example: The standard rounds in favour of the market
      When Rita opens a market that counts in USD
      Then the market shows
        | profile.name                             | standard     |
        | profile.rounding.collateral-value        | down         |
        | profile.rounding.debt-value              | up           |
        | profile.rounding.health                  | down         |
        | profile.rounding.collateral-with-bonus   | down         |
        | profile.rounding.debt-for-collateral     | up           |
        | profile.withdrawalLimit                  | borrow-limit |

    Example: As the Aave Pool of version 3.6
      When Rita opens a market that counts in USD with
        | profile | aave-3.6 |
      Then the market shows
        | profile.name                             | aave-3.6 |
        | profile.rounding.collateral-value        | down     |
        | profile.rounding.debt-value              | up       |
        | profile.rounding.health                  | half-up  |
        | profile.rounding.collateral-with-bonus   | half-up  |
        | profile.rounding.debt-for-collateral     | down     |
        | profile.withdrawalLimit                  | health   |

    Example: A profile that nobody knows
      When Rita opens a market that counts in USD with
        | profile | aave-9 |
      Then the desk refuses: "Profile unknown", saying
        | field | profile |
        | value | aave-9  |

  Rule: To the last unit

    Scenario Outline: 8,300 USDC buy WETH at 950 with a bonus of 5 %, profile <profile>
      8,300 ÷ 950 × 1.05 is 9.17368421052631578868…: half a unit and a bit goes to the market, or to
      the keeper.

      Given a market of the profile <profile> that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | liquidation fee | price |
        | WETH  | 18       | 80.5 %            | 83 %                  | 5 %               | 0 %             | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 0 %             | 1     |
      And Lena has supplied 100,000 USDC
      And Ana has borrowed 8,300 USDC against 10 WETH
      And WETH has fallen to 950 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Kai has paid 8,300 USDC and received <received> WETH

      Examples:
        | profile  | received             |
        | standard | 9.173684210526315788 |
        | aave-3.6 | 9.173684210526315789 |

    Scenario Outline: How much of 10 WETH can be spared with 9,600 USDC owed, profile <profile>
      Given a market of the profile <profile> that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
      And Lena has supplied 100,000 USDC
      And Ana has borrowed 9,600 USDC against 10 WETH
      When Ana takes back all the WETH that can be spared
      Then Ana's collateral is <left> WETH

      Examples:
        | profile  | left |
        | standard | 6.4  |
        | aave-3.6 | 6    |
