Feature: Caps and the smallest loan
  A supply cap limits what lenders and borrowers together bring in of an asset; a borrow cap limits
  what is owed in it. A smallest loan keeps out debts that nobody would trouble to sell.

  Rule: What is brought in stays within the supply cap

    Background:
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | supply cap | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 10         | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 120,000    | 1     |
      And Lena has supplied 100,000 USDC

    Example: To the cap
      When Luis supplies 20,000 USDC
      Then Luis's balance is 20,000 USDC

    Example: One unit further
      When Luis supplies 20,000.000001 USDC
      Then the desk refuses: "Supply cap exceeded", saying
        | field     | amount       |
        | requested | 20000.000001 |
        | supplied  | 100000       |
        | limit     | 120000       |
      And Luis has no balance

    Example: Collateral counts as well
      Given Ana has pledged 10 WETH
      When Ben pledges 0.000000000000000001 WETH
      Then the desk refuses: "Supply cap exceeded", saying
        | supplied | 10 |
        | limit    | 10 |

    Example: What is taken out makes room
      Given Ana has pledged 10 WETH
      And Ana has taken back 4 WETH
      When Ben pledges 4 WETH
      Then Ben's collateral is 4 WETH

  Rule: What is owed stays within the borrow cap

    Background:
      Given a market that counts in USD and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | borrow cap | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | none       | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 12,000     | 1     |
      And Lena has supplied 100,000 USDC

    Example: To the cap
      Given Ana has borrowed 7,000 USDC against 10 WETH
      When Ben borrows 5,000 USDC against 10 WETH
      Then Ben owes 5,000 USDC

    Example: One unit further
      Given Ana has borrowed 12,000 USDC against 10 WETH
      And Ben has pledged 10 WETH
      When Ben draws 0.000001 USDC
      Then the desk refuses: "Borrow cap exceeded", saying
        | field     | amount   |
        | requested | 0.000001 |
        | borrowed  | 12000    |
        | limit     | 12000    |
      And Ben owes nothing

    Example: A cap set below what is owed forces nobody, and lends nothing more
      Given Ana has borrowed 12,000 USDC against 10 WETH
      And Rita has listed USDC with
        | decimals              | 6     |
        | max loan to value     | 75 %  |
        | liquidation threshold | 80 %  |
        | borrow cap            | 8,000 |
      When Ana draws 1 USDC
      Then the desk refuses: "Borrow cap exceeded", saying
        | borrowed | 12000 |
        | limit    | 8000  |
      And Ana owes 12,000 USDC

  Rule: A draw leaves a loan with the market's smallest debt, or more

    Background:
      Given a market that counts in USD, lends 500 USD and more, and lists
        | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
        | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
        | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
      And Lena has supplied 100,000 USDC
      And Ana has pledged 10 WETH

    Example: Just below
      When Ana draws 499.999999 USDC
      Then the desk refuses: "Loan too small", saying
        | field     | amount     |
        | debtValue | 499.999999 |
        | limit     | 500        |
      And Ana owes nothing

    Example: Just enough
      When Ana draws 500 USDC
      Then Ana owes 500 USDC

    Example: A small draw on a large loan is welcome
      Given Ana has drawn 500 USDC
      When Ana draws 1 USDC
      Then Ana owes 501 USDC
