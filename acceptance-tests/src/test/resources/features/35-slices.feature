Feature: A lot is sold on venues in slices
  A venue gives way to a sale, and comes back. Where prices are calm, a market may let the desk sell a
  lot in slices with a pause in between; how many is chosen with the way itself. After each pause
  everything is chosen anew for what is left.

  Background:
    Given a market that counts in USD, sells on venues in up to 8 slices 10 minutes apart and lists
      | asset | decimals | max loan to value | liquidation threshold | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 1     |
    And Lena has supplied 1,000,000 USDC
    And Ana has borrowed 160,000 USDC against 100 WETH

  Rule: While the next slice waits, the desk sells nothing

    Background:
      Given a pool of 1,000 WETH against USDC
      And WETH has been quoted ten times 1 minute apart, between 2,000 USD and 2,000.2 USD

    Example: The first slice goes at once
      When WETH falls to 1,850 USD
      Then Ana's lot is sold in more than 1 slice
      And of Ana's loan 1 slice has been sold
      And the next slice of Ana's loan waits for 10 minutes

    Example: The next one does not go before the pause is over
      Given WETH has fallen to 1,850 USD
      When 5 minutes pass
      Then of Ana's loan 1 slice has been sold

    Example: It goes when the pause is over
      Given WETH has fallen to 1,850 USD
      When 11 minutes pass
      Then of Ana's loan 2 slices have been sold

    Example: Slice after slice, until the loan is at health 1
      Given WETH has fallen to 1,850 USD
      When WETH is quoted ten times 5 minutes apart, between 1,850 USD and 1,850.1 USD
      Then of Ana's loan more than 2 slices have been sold
      And the liquidation of Ana's loan is closed: restored

    Example: A loan worth less than its debt does not wait
      Given WETH has fallen to 1,850 USD
      When WETH falls to 1,500 USD
      Then nothing of Ana's loan waits for its slice
      And of Ana's loan more than 1 slice has been sold

  Rule: Where nothing is known of how prices move, a lot is sold at once

    Example: No ten prices yet
      Given a pool of 1,000 WETH against USDC
      When WETH falls to 1,850 USD
      Then Ana's lot is sold in 1 slice
      And the liquidation of Ana's loan is closed: restored

  Rule: A market has at most 100 slices, a second apart or more

    Example: 101
      When Rita opens a market that counts in USD with
        | selling.slices.most | 101 |
      Then the desk refuses: "Slices out of range", saying
        | field | selling.slices.most |
        | value | 101                 |
