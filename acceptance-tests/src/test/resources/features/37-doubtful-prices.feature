Feature: Doubtful prices
  What a source says is one thing, what the market makes of it another. A price may be doubtful in a
  way that has a name and a number, and a table says what is done meanwhile: what makes a loan safer is
  always done, borrowing is stopped first and selling last.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | max price age | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 5 %               | PT1H          | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | PT24H          | 1     |
    And Lena has supplied 100,000 USDC
    And a pool of 1,000 WETH against USDC
    And Ana has borrowed 15,000 USDC against 10 WETH

  Rule: A price outside its corridor sells nobody

    Example: A price that lost its decimals
      Given the price of WETH is made so
        | between | 100 and 20000 |
      When WETH falls to 1.12 USD
      Then the price of WETH is doubtful: "out of band"
      And no liquidation of Ana's loan has been opened

    Example: Nor does anybody borrow at it
      Given the price of WETH is made so
        | between | 100 and 20000 |
      And WETH has risen to 2,000,000 USD
      When Ana draws 1,000,000 USDC
      Then the desk refuses: "Price doubtful", saying
        | finding | out-of-band |
        | asset   | WETH        |
        | action  | borrow      |
        | value   | 2000000     |
        | highest | 20000       |

    Example: But she repays, whatever the price
      Given the price of WETH is made so
        | between | 100 and 20000 |
      And WETH has fallen to 1.12 USD
      When Ana repays 1,000 USDC
      Then Ana owes 14,000 USDC

  Rule: A price that jumps away from its own average waits until it has stood a while

    Example: A pump of 40 % lends nobody more
      Given the price of WETH is made so
        | no further from its average | 20 % in 10 minutes |
      And 10 minutes have passed
      And WETH has risen to 2,800 USD
      When Ana draws 2,000 USDC
      Then the desk refuses: "Price doubtful", saying
        | finding | jumped |
        | average | 2000   |
        | moved   | 0.4    |

    Example: A crash is acted on as soon as the average has come near
      Given the price of WETH is made so
        | no further from its average | 20 % in 10 minutes |
      And 10 minutes have passed
      And WETH has fallen to 1,400 USD
      And no liquidation of Ana's loan has been opened
      And 8 minutes have passed
      When WETH stays at 1,400 USD
      Then the liquidation of Ana's loan is closed: written off

  Rule: The market decides what follows from a doubt

    Example: Selling at a price that is only stale
      Given 61 minutes have passed
      When Ana draws 1 USDC
      Then the desk refuses: "Price too old", saying
        | finding | stale |
        | asset   | WETH  |

    Example: A market that lends at stale prices, with a haircut
      Given the market does this while a price is doubtful
        | action | finding | stance |
        | borrow | stale   | 10 %   |
      And 61 minutes have passed
      When Ana draws 1 USDC
      Then the desk refuses: "Borrow limit exceeded"

    Example: Repaying is never to be refused
      When Rita has the market do this while a price is doubtful
        | action | finding | stance |
        | repay  | stale   | refuse |
      Then the desk refuses: "Always allowed", saying
        | field | actions.repay |
