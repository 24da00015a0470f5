Feature: Bad input
  Amounts are decimal strings in whole tokens, and nothing else. Every refusal says which field it
  was, what stood there and what the limit is; and nothing is stored.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 5,000 USDC against 10 WETH
    And an auditor has noted everything that is stored

  Rule: An amount is a decimal string

    Scenario Outline: A draw of <amount>
      When Ana sends as a draw {"asset": "USDC", "amount": <amount>}
      Then the desk does not understand: "Malformed amount", saying
        | field | amount |
      And nothing has been stored

      Examples: numbers, and what else JSON has
        | amount    |
        | 1000      |
        | 1000.5    |
        | 1e3       |
        | true      |
        | ["1000"]  |
        | {}        |

      Examples: texts that are no plain decimal
        | amount    |
        | "1e3"     |
        | "1E+3"    |
        | "1,000"   |
        | "+1000"   |
        | " 1000"   |
        | "1000 "   |
        | "01000"   |
        | ".5"      |
        | "5."      |
        | "0x10"    |
        | "NaN"     |
        | "a lot"   |
        | ""        |
        | "max"     |

    Example: A hundred digits are enough for anybody
      When Ana draws an amount of USDC with 101 digits
      Then the desk does not understand: "Malformed amount", saying
        | field | amount |
      And nothing has been stored

  Rule: An amount is above zero, no finer than the asset and not absurd

    Scenario Outline: <what> of <amount>
      When Ana sends as a <what> {"asset": "USDC", "amount": "<amount>"}
      Then the desk refuses: "<problem>", saying
        | field     | amount   |
        | asset     | USDC     |
        | requested | <amount> |
        | <number>  | <limit>  |
      And nothing has been stored

      Examples:
        | what                  | amount                                   | problem             | number   | limit                                           |
        | draw                  | 0                                        | Amount not positive | limit    | 0                                               |
        | draw                  | -1                                       | Amount not positive | limit    | 0                                               |
        | draw                  | 1000.0000001                             | Too many decimals   | decimals | 6                                               |
        | draw                  | 1000000000000000000000000000000000       | Amount too large    | limit    | 340282366920938463463374607431768.211455        |
        | repayment             | 0                                        | Amount not positive | limit    | 0                                               |
        | repayment             | -5000                                    | Amount not positive | limit    | 0                                               |
        | repayment             | 0.0000001                                | Too many decimals   | decimals | 6                                               |
        | collateral deposit    | 0                                        | Amount not positive | limit    | 0                                               |
        | collateral deposit    | -1                                       | Amount not positive | limit    | 0                                               |
        | collateral deposit    | 1.1234567                                | Too many decimals   | decimals | 6                                               |
        | collateral withdrawal | 0                                        | Amount not positive | limit    | 0                                               |
        | collateral withdrawal | -1                                       | Amount not positive | limit    | 0                                               |
        | collateral withdrawal | 0.12345678901234567890                   | Too many decimals   | decimals | 6                                               |

    Scenario Outline: A lender's <what> of <amount>
      When Lena sends as a <what> of USDC {"account": "Lena", "amount": "<amount>"}
      Then the desk refuses: "<problem>", saying
        | field     | amount   |
        | asset     | USDC     |
        | requested | <amount> |
      And nothing has been stored

      Examples:
        | what       | amount                             | problem             |
        | supply     | 0                                  | Amount not positive |
        | supply     | -1                                 | Amount not positive |
        | supply     | 1.0000001                          | Too many decimals   |
        | supply     | 1000000000000000000000000000000000 | Amount too large    |
        | withdrawal | 0                                  | Amount not positive |
        | withdrawal | -1                                 | Amount not positive |
        | withdrawal | 1.0000001                          | Too many decimals   |

    Example: A keeper's payment is looked at in the same way
      When Kai sends as a liquidation call {"keeper": "Kai", "debtAsset": "USDC", "collateralAsset": "WETH", "debtToCover": "-1"}
      Then the desk refuses: "Amount not positive", saying
        | field     | debtToCover |
        | requested | -1          |
      And nothing has been stored

  Rule: A body has the fields it should have, and no others

    Scenario Outline: <mistake>
      When Ana sends as a draw <body>
      Then the desk does not understand: "<problem>", saying
        | field | <field> |
      And nothing has been stored

      Examples:
        | mistake             | body                                                | problem         | field  |
        | A field too many    | {"asset": "USDC", "amount": "1", "colour": "green"} | Unknown field   | colour |
        | A mistyped field    | {"aset": "USDC", "amount": "1"}                     | Unknown field   | aset   |
        | A missing field     | {"asset": "USDC"}                                   | Missing field   | amount |
        | Nothing in a field  | {"asset": "USDC", "amount": null}                   | Missing field   | amount |
        | A number for a name | {"asset": 7, "amount": "1"}                         | Malformed field | asset  |
        | An impossible name  | {"asset": "US DC", "amount": "1"}                   | Malformed field | asset  |

    Scenario Outline: <mistake>
      When Ana sends as a draw <body>
      Then the desk does not understand: "Malformed json"
      And nothing has been stored

      Examples:
        | mistake                | body                                               |
        | The same field twice   | {"asset": "USDC", "amount": "1", "amount": "2"}    |
        | No JSON                | asset=USDC&amount=1                                |
        | Half of it             | {"asset": "USDC", "amount": "1"                    |
        | Something after it     | {"asset": "USDC", "amount": "1"} {"asset": "USDC"} |
        | A list                 | [{"asset": "USDC", "amount": "1"}]                 |
        | Nothing                | null                                               |

    Scenario Outline: A price with <mistake>
      When North sends as a price <body>
      Then the desk does not understand: "<problem>", saying
        | field | <field> |
      And nothing has been stored

      Examples:
        | mistake            | body                                                                                  | problem          | field      |
        | a number           | {"market": "MARKET", "asset": "WETH", "price": 1900}                                  | Malformed amount | price      |
        | an exponent        | {"market": "MARKET", "asset": "WETH", "price": "19e2"}                                | Malformed amount | price      |
        | no price           | {"market": "MARKET", "asset": "WETH"}                                                 | Missing field    | price      |
        | a time of day      | {"market": "MARKET", "asset": "WETH", "price": "1900", "observedAt": "noon"}          | Malformed field  | observedAt |
        | a time in numbers  | {"market": "MARKET", "asset": "WETH", "price": "1900", "observedAt": 1610355600}      | Malformed field  | observedAt |
        | a field too many   | {"market": "MARKET", "asset": "WETH", "price": "1900", "confidence": "0.9"}           | Unknown field    | confidence |

    Scenario Outline: A new loan with <mistake>
      When Ana sends as a new loan <body>
      Then the desk does not understand: "<problem>", saying
        | field | <field> |
      And nothing has been stored

      Examples:
        | mistake               | body                                                             | problem         | field    |
        | a name with a slash   | {"market": "MARKET", "borrower": "Ana", "id": "summer/2026"}      | Malformed field | id       |
        | an empty name         | {"market": "MARKET", "borrower": "Ana", "id": ""}                 | Malformed field | id       |
        | nobody to borrow      | {"market": "MARKET"}                                             | Missing field   | borrower |
        | a borrower of blanks  | {"market": "MARKET", "borrower": " "}                             | Malformed field | borrower |

  Rule: What is named has to exist

    Example: A market that was never opened
      When Ana sends as a new loan {"market": "atlantis", "borrower": "Ana"}
      Then the desk finds no such thing: "Market unknown", saying
        | market | atlantis |
      And nothing has been stored

    Example: An asset the market does not list
      When Ana draws 1 DOGE
      Then the desk finds no such thing: "Asset unknown", saying
        | asset | DOGE |
      And nothing has been stored

    Example: A loan that was never opened
      When Ben draws 1 USDC
      Then the desk finds no such thing: "Loan unknown"
      And nothing has been stored

    Scenario Outline: <path>
      When somebody asks for "<path>"
      Then the desk finds no such thing: "<problem>"

      Examples:
        | path                           | problem             |
        | /markets/atlantis              | Market unknown      |
        | /markets/atlantis/reserves     | Market unknown      |
        | /markets/atlantis/accounts/Ana | Market unknown      |
        | /prices/atlantis/WETH          | Market unknown      |
        | /loans/nobody                  | Loan unknown        |
        | /loans/nobody/events           | Loan unknown        |
        | /liquidations/nobody.1         | Liquidation unknown |

  Rule: Questions are read as strictly as requests

    Scenario Outline: <path>
      When somebody asks for "<path>"
      Then the desk does not understand: "<problem>", saying
        | field | <field> |

      Examples:
        | path                        | problem             | field       |
        | /loans?limit=0              | Limit out of range  | limit       |
        | /loans?limit=501            | Limit out of range  | limit       |
        | /loans?limit=ten            | Malformed parameter | limit       |
        | /loans?cursor=here          | Malformed cursor    | cursor      |
        | /loans?helthBelow=1         | Unknown parameter   | helthBelow  |
        | /loans?healthBelow=1        | Missing parameter   | market      |
        | /liquidations?open=perhaps  | Malformed parameter | open        |
        | /ledger/trial-balance       | Missing parameter   | market      |

  Rule: Terms are looked at as closely as amounts

    Scenario Outline: A <field> of <value>
      When Rita lists LINK with
        | decimals              | 18   |
        | max loan to value     | 50 % |
        | liquidation threshold | 60 % |
        | <field>               | <value> |
      Then the desk refuses: "<problem>", saying
        | field | <as> |
      And nothing has been stored

      Examples:
        | field                 | value               | problem                         | as                    |
        | max loan to value     | 1.01                | Share above one                 | maxLoanToValue        |
        | liquidation threshold | -0.1                | Negative number                 | liquidationThreshold  |
        | liquidation fee       | 0.12345             | Too many decimals               | liquidationFee        |
        | supply cap            | -1                  | Negative number                 | supplyCap             |
        | borrow cap            | 0.1234567890123456789 | Too many decimals             | borrowCap             |
        | max price age         | PT0S                | Duration out of range           | maxPriceAge           |
        | interest              | 10001 %             | Rate too large                  | interestRate.baseRate |

    Example: An asset has 36 decimals at most
      When Rita lists LINK with
        | decimals              | 37   |
        | max loan to value     | 50 % |
        | liquidation threshold | 60 % |
      Then the desk does not understand: "Malformed field", saying
        | field | decimals |
      And nothing has been stored
