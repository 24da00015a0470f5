Feature: Categories of correlated assets
  Assets whose prices move together can back more of each other. A market defines categories with
  numbers of their own; a loan that chooses one may draw only its assets, and as collateral its
  members count with the category's numbers.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | STE   | 18       | 70 %              | 75 %                  | 7 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100 WETH
    And Luis has supplied 100,000 USDC
    And Rita has defined the category ether with
      | max loan to value     | 90 % |
      | liquidation threshold | 93 % |
      | liquidation bonus     | 1 %  |
      | collateral            | STE  |
      | borrowable            | WETH |
    And Ana has pledged 10 STE

  Rule: In its category an asset backs more

    Example: 70 % without, 90 % with it
      When Ana chooses the category ether
      Then Ana can still borrow 18,000 USD
      And Ana can draw 9 WETH and no more

    Example: The market tells its categories
      Then the category ether shows
        | max loan to value     | 90 % |
        | liquidation threshold | 93 % |
        | liquidation bonus     | 1 %  |

    Example: There has to be one of that name
      When Ana chooses the category dollars
      Then the desk finds no such thing: "Category unknown"

  Rule: A loan of a category draws only what belongs to it

    Example: No dollars against ether
      Given Ana has chosen the category ether
      When Ana draws 100 USDC
      Then the desk refuses: "Outside category", saying
        | category | ether |
        | asset    | USDC  |

    Example: Who owes something else cannot choose it
      Given Ana has drawn 100 USDC
      When Ana chooses the category ether
      Then the desk refuses: "Outside category"

  Rule: A category is left only by a loan that stays healthy without it

    Background:
      Given Ana has chosen the category ether

    Example: 8 WETH are too much for 75 %
      Given Ana has drawn 8 WETH
      When Ana leaves her category
      Then the desk refuses: "Unhealthy after", saying
        | healthFactor | 0.9375 |

    Example: 7 WETH are not
      Given Ana has drawn 7 WETH
      When Ana leaves her category
      Then Ana's health factor is 1.071428571428571428

  Rule: New numbers hold at once for the loans that chose the category

    Example: The threshold is lowered
      Given Ana has chosen the category ether
      And Ana has drawn 8 WETH
      When Rita defines the category ether with
        | max loan to value     | 80 % |
        | liquidation threshold | 84 % |
        | liquidation bonus     | 1 %  |
        | collateral            | STE  |
        | borrowable            | WETH |
      Then Ana's health factor is 1.05
