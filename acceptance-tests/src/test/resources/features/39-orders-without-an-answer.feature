Feature: An order is sent once, and its end is known
  The desk names every order before it is sent, and sends it once. When no answer comes back, it asks
  the venue by that name, and sells nothing more of the loan until the venue has said its last word:
  what may still be sold is not sold a second time. What a venue says it sold is held against what
  was booked.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 1     |
    And a pool of 100,000 WETH against USDC
    And Lena has supplied 1,000,000 USDC
    And Ana has borrowed 16,000 USDC against 10 WETH

  Rule: What became of an order is asked, not guessed

    Example: The order was filled, and the answer got lost
      Given the venue answers no order
      When WETH falls to 1,900 USD
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored
      And of 1 order the venue has sold what the desk has booked

    Example: The order itself got lost; until it cannot arrive any more, nothing else is sold
      Given the venue never gets an order
      When WETH falls to 1,900 USD
      And the venue is reliable again
      And 20 seconds pass
      And WETH stays at 1,900 USD
      Then a liquidation of Ana's loan is open
      And nothing of Ana's loan has been sold
      When 20 seconds pass
      And WETH stays at 1,900 USD
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored
      And of 1 order the venue has sold what the desk has booked

    Example: The order arrives late
      Given the venue gets every order late
      When WETH falls to 1,900 USD
      And WETH stays at 1,900 USD
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored
      And of 1 order the venue has sold what the desk has booked

    Example: The venue tells every sale twice
      Given the venue tells every sale twice
      When WETH falls to 1,900 USD
      Then the liquidation of Ana's loan is closed: restored
      And of 1 order the venue has sold what the desk has booked

    Example: The venue takes a third of every order
      Given the venue takes a third of every order
      When WETH falls to 1,850 USD
      And WETH stays at 1,850 USD
      Then the liquidation of Ana's loan is closed: restored
      And of 2 orders the venue has sold what the desk has booked

  Rule: A venue that gave cause to doubt it gets no order until somebody has looked into it

    Example: A suspended venue is left alone
      Given Rita has suspended the venue: "fills below the limit"
      When WETH falls to 1,900 USD
      Then a liquidation of Ana's loan is open
      And nothing of Ana's loan has been sold
      When Rita resumes the venue: "looked into"
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored

  Rule: Somebody can end an order of which its venue says nothing

    Example: It is found out elsewhere that nothing was sold
      Given the venue never gets an order
      And WETH has fallen to 1,900 USD
      When Rita books of the order of Ana's loan: 0 WETH for 0 USDC
      And the venue is reliable again
      And WETH stays at 1,900 USD
      Then the liquidation of Ana's loan is closed: restored

    Example: More than was ordered is not booked
      Given the venue never gets an order
      And WETH has fallen to 1,900 USD
      When Rita books of the order of Ana's loan: 9 WETH for 17,000 USDC
      Then the desk refuses: "Fill beyond order"
