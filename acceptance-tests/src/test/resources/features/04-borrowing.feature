Feature: Borrowing
  A loan is one borrower's position in one market: what is pledged, what is owed, judged together.
  It can be drawn until the debt reaches the collateral's value × its max loan to value. Collateral
  is valued down, debt up; no interest is charged here.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price  |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000  |
      | WBTC  | 8        | 70 %              | 75 %                  | 10 %              | 30,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1      |
      | DAI   | 18       | 75 %              | 80 %                  | 5 %               | 1      |
    And Lena has supplied 100,000 USDC
    And Lena has supplied 100,000 DAI

  Rule: A loan has a name that no other loan has, in any market

    Example: Ana chooses the name of her loan
      When Ana opens a loan named "harvest"
      Then the loan "harvest" is Ana's, and empty

    Example: The desk chooses one for Ben
      When Ben opens a loan without a name
      Then the loan is Ben's, and has a name

    Example: A name is taken once
      Given Ana has opened a loan named "harvest"
      When Ben opens a loan named "harvest"
      Then the desk cannot do so now: "Loan already open"

  Rule: A loan can be drawn to its limit and not one unit further

    Example: To the limit
      Given Ana has pledged 10 WETH
      When Ana draws 15,000 USDC
      Then Ana owes 15,000 USDC
      And Ana's health factor is 1.066666666666666666
      And Ana can still borrow 0 USD
      And the reserve of USDC shows
        | cash | 85000 |
        | debt | 15000 |

    Example: One unit further
      Given Ana has pledged 10 WETH
      When Ana draws 15,000.000001 USDC
      Then the desk refuses: "Borrow limit exceeded", saying
        | field     | amount       |
        | asset     | USDC         |
        | requested | 15000.000001 |
        | available | 15000        |
      And Ana owes nothing

    Example: What is owed already counts
      Given Ana has borrowed 9,000 USDC against 10 WETH
      When Ana draws 6,000.000001 USDC
      Then the desk refuses: "Borrow limit exceeded", saying
        | requested | 6000.000001 |
        | available | 6000        |
      And Ana owes 9,000 USDC

    Example: Without collateral there is no limit to speak of
      Given Ana has opened a loan
      When Ana draws 0.000001 USDC
      Then the desk refuses: "Borrow limit exceeded", saying
        | available | 0 |

  Rule: All collateral and all debt of a loan are judged together

    Example: Two collaterals, two debts
      Given Ana has pledged 5 WETH and 0.5 WBTC
      And Ana has drawn 10,000 USDC
      When Ana draws 8,000 DAI
      Then Ana owes 10,000 USDC and 8,000 DAI
      And Ana's collateral is worth 25,000 USD and her debt 18,000 USD
      And Ana's health factor is 1.069444444444444444
      And Ana can still borrow 0 USD

    Example: What can be drawn depends on the asset's price
      Given Ana has pledged 5 WETH and 0.5 WBTC
      And Ana has drawn 10,000 USDC
      When DAI is quoted at 1.25 USD
      Then Ana can draw 6,400 DAI and no more
      And Ana can draw 8,000 USDC and no more

  Rule: Borrowing needs a fresh price of every asset of the loan

    Example: The collateral's price is too old
      Given Ana has borrowed 9,000 USDC against 10 WETH
      And 61 minutes have passed
      And USDC is quoted at 1 USD
      When Ana draws 1 USDC
      Then the desk refuses: "Price too old", saying
        | asset  | WETH |
        | maxAge | PT1H |
      And Ana owes 9,000 USDC

    Example: The price of what is drawn is too old
      Given Ana has borrowed 9,000 USDC against 10 WETH
      And 61 minutes have passed
      And WETH is quoted at 2,000 USD
      When Ana draws 1 USDC
      Then the desk refuses: "Price too old", saying
        | asset | USDC |

    Example: Repaying and pledging need no price at all
      Given Ana has borrowed 9,000 USDC against 10 WETH
      And 2 days have passed
      When Ana repays 4,000 USDC
      And Ana pledges 1 WETH more
      Then Ana owes 5,000 USDC
      And Ana's collateral is 11 WETH

    Example: An asset without a price backs no loan
      Given Rita has listed LINK with
        | decimals              | 18   |
        | max loan to value     | 50 % |
        | liquidation threshold | 60 % |
      And Ana has pledged 100 LINK
      When Ana draws 1 USDC
      Then the desk refuses: "Price missing", saying
        | asset | LINK |

  Rule: What the market gives nothing for is no collateral

    Example: A token nobody vouches for
      Given Rita has listed DOGE with
        | decimals              | 8   |
        | max loan to value     | 0 % |
        | liquidation threshold | 0 % |
      When Ana pledges 1,000 DOGE
      Then the desk refuses: "Not accepted as collateral", saying
        | field | asset |
        | asset | DOGE  |

  Rule: Only what is there can be lent

    Example: More than the reserve holds
      Given Ana has pledged 100 WETH
      When Ana draws 100,000.000001 USDC
      Then the desk refuses: "Liquidity short", saying
        | requested | 100000.000001 |
        | available | 100000        |
