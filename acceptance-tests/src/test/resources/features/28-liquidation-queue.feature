Feature: Which loan is sold first
  Loans below 1 stand in a queue by urgency × size: how far the health factor is below 1, times what is
  owed. That is what is missing for the loan to stand at the line, so a large loan a little below goes
  before a small one far below. The desk pursues its cases in this order, keepers see it, and what
  waits for room under a cap gets it in this order.

  Background:
    Given a market that counts in USD, sells at auction and lists
      | asset | decimals | max loan to value | liquidation threshold | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 1     |
    And WETH is auctioned with
      | start factor   | 1.2       |
      | curve.kind     | linear    |
      | curve.duration | 1 hour    |
      | floor factor   | 0.8       |
      | penalty        | 13 %      |
      | minimum debt   | 100       |
      | tip            | 0         |
      | chip           | 0 %       |
      | cap            | 1,000,000 |
    And Lena has supplied 1,000,000 USDC
    And Ana has borrowed 1,600 USDC against 1 WETH
    And Ben has borrowed 155,000 USDC against 100 WETH
    And Cleo has borrowed 15,000 USDC against 10 WETH

  Rule: Size counts as much as urgency

    Example: Ben's health is better than Ana's, and his loan a hundred times as large
      When WETH falls to 1,800 USD
      Then the queue of loans to be sold is
        | loan | urgency              | size   | on sale |
        | Ben  | 0.041935483870967742 | 155000 | WETH    |
        | Cleo | 0.01                 | 15000  | WETH    |
        | Ana  | 0.071875             | 1600   | WETH    |

    Example: Nobody is below 1
      When WETH falls to 1,999 USD
      Then nobody is in the queue

  Rule: What waits for room under a cap gets it in this order

    Example: There is room for Ben's loan alone
      Given no more than 50,000 USD is raised at a time from WETH
      When WETH falls to 1,800 USD
      Then the queue of loans to be sold is
        | loan | urgency              | size   | on sale |
        | Ben  | 0.041935483870967742 | 155000 | WETH    |
        | Cleo | 0.01                 | 15000  |         |
        | Ana  | 0.071875             | 1600   |         |
