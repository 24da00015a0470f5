Feature: Small sales that a borrower agreed to
  Below a level above 1 a keeper may call a little of a loan, for a small bonus, if its borrower
  agreed. The share of the debt and the bonus grow in a line from that level down to 1.

  Background:
    Given a market that counts in USD, makes small sales below 1.15 of 10 % to 40 % for 1 % to 4 % and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 13,200 USDC against 10 WETH

  Rule: Who agreed can be called above 1

    Example: Half of the way down
      Given Ana has agreed to small sales
      And WETH has fallen to 1,720 USD
      When Kim calls Ana's loan, paying 1,720 USDC for WETH
      Then the liquidation of Ana's loan is closed: relieved
      And Ana's health factor is at least 1.09

    Example: Who did not agree cannot
      Given WETH has fallen to 1,720 USD
      When Kim calls Ana's loan, paying 1,720 USDC for WETH
      Then the desk refuses: "Loan healthy", saying
        | limit | 1 |

    Example: Who took her word back cannot
      Given Ana has agreed to small sales
      And Ana has agreed to small sales no longer
      And WETH has fallen to 1,720 USD
      When Kim calls Ana's loan, paying 1,720 USDC for WETH
      Then the desk refuses: "Loan healthy"

    Example: Above the level nothing is called
      Given Ana has agreed to small sales
      And WETH has fallen to 1,850 USD
      When Kim calls Ana's loan, paying 1,720 USDC for WETH
      Then the desk refuses: "Loan healthy"
