Feature: Asking twice
  Lines break, and then nobody knows whether a request arrived. A request that carries a key, the
  Idempotency-Key, can be sent again without harm: it is carried out once and answered the same.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC
    And Ana has pledged 10 WETH

  Rule: The same request under the same key is carried out once

    Example: Ana sends her draw twice
      Given Ana has drawn 6,000 USDC, as her request "rent"
      When Ana draws 6,000 USDC, as her request "rent"
      Then the answer is the one she got before
      And Ana owes 6,000 USDC

    Example: Even if the loan looks different by now
      Given Ana has drawn 6,000 USDC, as her request "rent"
      And Ana has repaid 1,000 USDC
      When Ana draws 6,000 USDC, as her request "rent"
      Then the answer is the one she got before
      And Ana owes 5,000 USDC

    Example: Another key is another draw
      Given Ana has drawn 6,000 USDC, as her request "rent"
      When Ana draws 6,000 USDC, as her request "rent-2"
      Then Ana owes 12,000 USDC

    Example: A price is taken once
      Given North has reported 2,010 USD for WETH, as its request "tick-1"
      When North reports 2,010 USD for WETH, as its request "tick-1"
      Then the answer is the one it got before
      And the market acts on 2,010 USD for WETH

  Rule: A key belongs to one request

    Example: Another amount under the same key
      Given Ana has drawn 6,000 USDC, as her request "rent"
      When Ana draws 7,000 USDC, as her request "rent"
      Then the desk refuses: "Idempotency key reused", saying
        | field | Idempotency-Key |
      And Ana owes 6,000 USDC

    Example: Another deed under the same key
      Given Ana has drawn 6,000 USDC, as her request "rent"
      When Ana repays 6,000 USDC, as her request "rent"
      Then the desk refuses: "Idempotency key reused"
      And Ana owes 6,000 USDC

    Scenario Outline: <what> is no key
      When Ana draws 1 USDC under a key of <what>
      Then the desk does not understand: "Malformed idempotency key", saying
        | field | Idempotency-Key |
      And Ana owes nothing

      Examples:
        | what                 |
        | 201 letters          |
        | two words            |
        | no character at all  |

  Rule: What was refused can be asked again

    Example: First too much, then with more collateral
      Given Ana has been refused 16,000 USDC, as her request "boat"
      And Ana has pledged 1 WETH more
      When Ana draws 16,000 USDC, as her request "boat"
      Then Ana owes 16,000 USDC
