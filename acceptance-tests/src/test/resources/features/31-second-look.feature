Feature: A second look before a loss
  A loan that is worth less than its debt is sold at a loss, and a wrong price can make any loan look
  so. A market can have the desk look twice: such a sale waits until for each asset of the loan another
  source agrees with the price acted on, or somebody answers for it by name.

  Background:
    Given a market that counts in USD, looks twice within 2 % before a loss and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 16,000 USDC against 10 WETH

  Rule: A loss is not realised on the word of one source

    Example: Only one source has seen the fall
      Given a pool of 1,000 WETH against USDC
      When WETH falls to 1,500 USD
      Then a liquidation of Ana's loan is open
      And nothing of Ana's loan has been sold
      And the sale of Ana's loan waits for a second price of USDC

    Example: Another source sees something else
      Given a pool of 1,000 WETH against USDC
      And North has reported 1 USD for USDC, seen a minute ago
      And North has reported 1,900 USD for WETH, seen a minute ago
      When WETH falls to 1,500 USD
      Then nothing of Ana's loan has been sold
      And the sale of Ana's loan waits for a second price of WETH

    Example: Another source agrees
      Given a pool of 1,000 WETH against USDC
      And North has reported 1 USD for USDC, seen a minute ago
      And North has reported 1,520 USD for WETH, seen a minute ago
      When WETH falls to 1,500 USD
      Then the liquidation of Ana's loan is closed: written off

    Example: Without a loss nobody looks twice
      Given a pool of 1,000 WETH against USDC
      When WETH falls to 1,900 USD
      Then the liquidation of Ana's loan is closed: restored

  Rule: Somebody can answer for the loss

    Example: Ria approves it
      Given a pool of 1,000 WETH against USDC
      And WETH has fallen to 1,500 USD
      And Ria has approved the loss of Ana's loan
      When WETH stays at 1,500 USD
      Then the liquidation of Ana's loan is closed: written off

    Example: The loss has grown since
      Given WETH has fallen to 1,500 USD
      And Ria has approved the loss of Ana's loan
      When WETH falls to 1,400 USD
      Then nothing of Ana's loan has been sold
      And the sale of Ana's loan waits for a second price of USDC

    Example: Approving twice
      Given WETH has fallen to 1,500 USD
      And Ria has approved the loss of Ana's loan
      When Rob approves the loss of Ana's loan
      Then the desk cannot do so now: "Loss already approved", saying
        | approver | Ria |
