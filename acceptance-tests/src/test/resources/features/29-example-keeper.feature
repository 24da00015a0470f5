Feature: A machine that buys at auction makes a profit
  Whoever wants to earn at auction needs the stream of events and a few calls over HTTP. The machine
  here hears that an auction has begun, waits until a unit costs less than it sells it for elsewhere,
  claims as much as it has money for, pays, and takes out what it bought. Nobody tells it anything.

  Background:
    Given a market that counts in USD, sells at auction to keepers with bonds of 1,000 USDC, and lists
      | asset | decimals | max loan to value | liquidation threshold | price |
      | WETH  | 18       | 80 %              | 82.5 %                | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 1     |
    And WETH is auctioned with
      | start factor   | 1.2       |
      | curve.kind     | linear    |
      | curve.duration | 1 hour    |
      | floor factor   | 0.8       |
      | penalty        | 13 %      |
      | minimum debt   | 1,000     |
      | tip            | 0         |
      | chip           | 0 %       |
      | cap            | 1,000,000 |
    And Lena has supplied 100,000 USDC
    And Ana has borrowed 16,000 USDC against 10 WETH
    And Ben has borrowed 7,900 USDC against 5 WETH

  Rule: It buys once the price pays, and ends with more than it brought

    Example: Two loans fall
      Given Kim's machine buys with 6,000 USDC and sells WETH elsewhere for 1,850 USDC, keeping 3 % at least
      And WETH has fallen to 1,850 USD
      When 20 minutes pass, minute by minute
      Then the machine has bought WETH
      And it has made a profit of 3 % or more on what it has paid
      And its bond is untouched
      And the books balance

    Example: What does not pay is left to others
      Given Kim's machine buys with 6,000 USDC and sells WETH elsewhere for 1,500 USDC, keeping 3 % at least
      And WETH has fallen to 1,850 USD
      When 10 minutes pass, minute by minute
      Then the machine has bought nothing of WETH
      And its bond is untouched
