Feature: Pledging a lender's shares
  What a lender has supplied can back a loan: his own or somebody else's. Pledged shares stay in the
  reserve and keep earning, unlike collateral that is held apart. They come back only as far as the
  debt stays covered.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | reserve factor | interest | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 10 %           | 10 %     | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 10 %           | 0 %      | 1     |
    And Lena has supplied 100,000 USDC
    And Otto has supplied 20 WETH
    And Ana has opened a loan

  Rule: Pledged shares count as collateral, and earn

    Example: Otto backs Ana's loan
      When Otto pledges shares worth 20 WETH to Ana's loan
      Then Ana's loan is backed by
        | asset | held | pledged |
        | WETH  | 0    | 20      |
      And Otto has no balance
      And Ana can still borrow 30,000 USD
      And the reserve of WETH shows
        | cash       | 20 |
        | supplied   | 20 |
        | collateral | 0  |

    Example: Beside them Ana's own collateral is held apart
      Given Otto has pledged shares worth 20 WETH to Ana's loan
      When Ana pledges 2.5 WETH more
      Then Ana's loan is backed by
        | asset | held | pledged |
        | WETH  | 2.5  | 20      |
      And Ana's collateral is 22.5 WETH

    Example: A year later they are worth more
      Half of the WETH is lent at 10 %, and nine tenths of that are the lenders'.

      Given Otto has pledged shares worth 20 WETH to Ana's loan
      And Ben has borrowed 10 WETH against 100,000 USDC
      When a year passes
      Then Ana's loan is backed by
        | asset | held | pledged |
        | WETH  | 0    | 20.9    |

    Example: Nobody pledges more than his own
      When Otto pledges shares worth 20.000000000000000001 WETH to Ana's loan
      Then the desk refuses: "Balance exceeded", saying
        | available | 20 |

  Rule: A pledge is lifted only as far as the debt stays covered

    Background:
      Given Otto has pledged shares worth 20 WETH to Ana's loan
      And Ana has drawn 15,000 USDC

    Example: As far as the borrow limit
      When Ana gives Otto back shares worth 10 WETH
      Then Otto's balance is 10 WETH
      And Ana's loan is backed by
        | asset | held | pledged |
        | WETH  | 0    | 10      |

    Example: And not one unit further
      When Ana gives Otto back shares worth 10.000000000000000001 WETH
      Then the desk refuses: "Withdrawal below limit", saying
        | available | 10 |

    Example: Turned into the asset, as far as there is liquidity
      Given Ben has borrowed 15 WETH against 100,000 USDC
      When Ana turns pledged shares into 6 WETH
      Then the desk refuses: "Liquidity short", saying
        | requested | 6 |
        | available | 5 |

  Rule: Debt can be repaid with shares of the asset that is owed

    Example: Lena's shares pay for Ana; no cash moves
      Given Ana has borrowed 10,000 USDC against 10 WETH
      When Ana repays 4,000 USDC with shares of Lena
      Then Ana owes 6,000 USDC
      And Lena's balance is 96,000 USDC
      And the reserve of USDC shows
        | cash | 90000 |

  Rule: In a sale, what is held goes first, and a keeper may take the rest as shares

    Example: Kai takes shares
      Given Otto has pledged shares worth 9 WETH to Ana's loan
      And Ana has pledged 1 WETH more
      And Ana has drawn 15,000 USDC
      And WETH has fallen to 1,800 USD
      When Kai calls Ana's loan, paying 3,600 USDC for WETH, as shares
      Then Kai has paid 3,600 USDC and received 2.09 WETH
      And Kai's balance is 1.09 WETH
      And Ana's loan is backed by
        | asset | held | pledged |
        | WETH  | 0    | 7.9     |

  Rule: Shares can be given to another lender, and keep earning there

    Example: Lena gives Luis a quarter
      When Lena gives Luis shares worth 25,000 USDC
      Then Lena's balance is 75,000 USDC
      And Luis's balance is 25,000 USDC
      And the reserve of USDC shows
        | cash | 100000 |
