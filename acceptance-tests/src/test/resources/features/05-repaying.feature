Feature: Repaying and taking collateral back
  A borrower repays when he likes and takes back what his debt does not need. Repaying is never
  refused for the state of the market.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
      | DAI   | 18       | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC

  Rule: A payment lowers the debt, and never takes more than is owed

    Example: A part
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When Ana repays 5,000 USDC
      Then Ana owes 10,000 USDC
      And Ana's health factor is 1.6
      And the reserve of USDC shows
        | cash | 90000 |
        | debt | 10000 |

    Example: More than is owed is cut to the debt
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When Ana repays 20,000 USDC
      Then Ana owes nothing
      And the reserve of USDC shows
        | cash | 100000 |
        | debt | 0      |

    Example: Everything
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When Ana repays everything owed in USDC
      Then Ana owes nothing
      And Ana has no health factor

    Example: A debt she does not have
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When Ana repays 1 DAI
      Then the desk refuses: "No such debt", saying
        | asset | DAI |

  Rule: Collateral can be taken back as long as the rest carries the debt

    Example: To the limit
      Given Ana has borrowed 7,500 USDC against 10 WETH
      When Ana takes back 5 WETH
      Then Ana's collateral is 5 WETH
      And Ana can still borrow 0 USD
      And the reserve of WETH shows
        | collateral | 5 |

    Example: One unit further
      Given Ana has borrowed 7,500 USDC against 10 WETH
      When Ana takes back 5.000000000000000001 WETH
      Then the desk refuses: "Withdrawal below limit", saying
        | field     | amount               |
        | asset     | WETH                 |
        | requested | 5.000000000000000001 |
        | available | 5                    |
      And Ana's collateral is 10 WETH

    Example: As much as can be
      Given Ana has borrowed 7,500 USDC against 10 WETH
      When Ana takes back all the WETH that can be spared
      Then Ana's collateral is 5 WETH

    Example: Nothing is owed, so everything can go
      Given Ana has borrowed 7,500 USDC against 10 WETH
      And Ana has repaid everything owed in USDC
      When Ana takes back all the WETH that can be spared
      Then Ana has no collateral left

    Example: Not more than is there
      Given Ana has pledged 10 WETH
      When Ana takes back 10.000000000000000001 WETH
      Then the desk refuses: "Collateral exceeded", saying
        | requested | 10.000000000000000001 |
        | available | 10                    |

    Example: Nor what was never pledged
      Given Ana has pledged 10 WETH
      When Ana takes back 1 DAI
      Then the desk refuses: "No such collateral", saying
        | asset | DAI |

  Rule: With a debt, collateral comes back at fresh prices only

    Example: The price is too old
      Given Ana has borrowed 7,500 USDC against 10 WETH
      And 61 minutes have passed
      When Ana takes back 1 WETH
      Then the desk refuses: "Price too old", saying
        | maxAge | PT1H |
      And Ana's collateral is 10 WETH

    Example: Without debt no price is needed
      Given Ana has pledged 10 WETH
      And 2 days have passed
      When Ana takes back 10 WETH
      Then Ana has no collateral left
