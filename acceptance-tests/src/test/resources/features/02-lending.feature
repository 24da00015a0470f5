Feature: Lending to a market
  Lenders bring liquidity to a reserve and take it out again. What they can ask for grows with the
  interest that borrowers pay; here nobody pays any, to keep the numbers plain.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |

  Rule: What is supplied can be taken out again, to the last unit

    Example: Lena supplies
      When Lena supplies 50,000.000001 USDC
      Then Lena's balance is 50,000.000001 USDC
      And the reserve of USDC shows
        | cash     | 50000.000001 |
        | supplied | 50000.000001 |

    Example: Lena takes out a part
      Given Lena has supplied 50,000 USDC
      When Lena takes out 20,000 USDC
      Then Lena's balance is 30,000 USDC
      And the reserve of USDC shows
        | cash | 30000 |

    Example: Lena takes out everything
      Given Lena has supplied 50,000 USDC
      When Lena takes out everything in USDC
      Then Lena has no balance
      And the reserve of USDC shows
        | cash     | 0 |
        | supplied | 0 |

  Rule: Nobody takes out more than his own

    Example: One unit too much
      Given Lena has supplied 50,000 USDC
      And Luis has supplied 1,000 USDC
      When Luis takes out 1,000.000001 USDC
      Then the desk refuses: "Balance exceeded", saying
        | field     | amount      |
        | asset     | USDC        |
        | requested | 1000.000001 |
        | available | 1000        |
      And Luis's balance is 1,000 USDC

    Example: Who has supplied nothing can take out nothing
      Given Lena has supplied 50,000 USDC
      When Luis takes out everything in USDC
      Then the desk refuses: "Nothing supplied", saying
        | account | Luis |

  Rule: What is lent cannot be taken out until it comes back

    Example: 15,000 of 50,000 are lent
      Given Lena has supplied 50,000 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      When Lena takes out everything in USDC
      Then the desk refuses: "Liquidity short", saying
        | requested | 50000 |
        | available | 35000 |
      And Lena's balance is 50,000 USDC

  Rule: Collateral is held apart and never lent

    Example: Ana's collateral is no liquidity
      Given Lena has supplied 5 WETH
      And Ana has pledged 10 WETH
      And Ben has pledged 40,000 USDC
      When Ben draws 5.000000000000000001 WETH
      Then the desk refuses: "Liquidity short", saying
        | requested | 5.000000000000000001 |
        | available | 5                    |
      And the reserve of WETH shows
        | cash       | 5  |
        | collateral | 10 |
