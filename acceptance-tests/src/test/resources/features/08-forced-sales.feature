Feature: The desk sells collateral itself
  Nobody has to call. Every price makes the desk look at its loans; those below 1 it sells, worst
  first, on the venues it knows, until each is at 1 or above. What a keeper would have got as bonus
  is the most that a sale may cost: a sale never brings less than the price ÷ (1 + bonus), 1,761.90
  for WETH at 1,850. The venue here is a pool that pays less the more is sold, for a fee of 0.3 %.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price  |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000  |
      | WBTC  | 8        | 70 %              | 75 %                  | 10 %              | 30,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1      |
    And Lena has supplied 100,000 USDC

  Rule: A loan below 1 is sold without anybody asking

    Example: Half of the debt, at a health factor above 0.95
      Given a pool of 1,000 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,850 USD
      Then of Ana's loan the desk has sold
        | sold                      | received      | debt repaid | fee       | surplus |
        | 4.103302260765076426 WETH | 7,537.50 USDC | 7,500 USDC  | 37.5 USDC | 0 USDC  |
      And Ana owes 7,500 USDC
      And Ana's collateral is 5.896697739234923574 WETH
      And Ana's health factor is 1.163615020541866666
      And the liquidation of Ana's loan is closed: restored
      And the reserve of USDC shows
        | cash     | 92537.5 |
        | treasury | 37.5    |

    Example: All of the debt, at 0.95 or below
      Given a pool of 1,000 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,781.25 USD
      Then of Ana's loan the desk has sold
        | sold                      | received    | debt repaid | fee     | surplus |
        | 8.561077516808781264 WETH | 15,075 USDC | 15,000 USDC | 75 USDC | 0 USDC  |
      And Ana owes nothing
      And Ana's collateral is 1.438922483191218736 WETH
      And the liquidation of Ana's loan is closed: repaid

    Example: A healthy loan beside it is left alone
      Given a pool of 1,000 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And Ben has borrowed 14,000 USDC against 10 WETH
      When WETH falls to 1,850 USD
      Then Ben owes 14,000 USDC
      And no liquidation of Ben's loan has been opened

  Rule: No sale brings less than the bound

    Example: A shallow pool takes only what it can pay for
      Given a pool of 10 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,850 USD
      Then of Ana's loan the desk has sold
        | sold                      | received        | debt repaid     | fee    | surplus |
        | 0.469909729187562688 WETH | 827.936189 USDC | 827.936189 USDC | 0 USDC | 0 USDC  |
      And Ana owes 14,172.063811 USDC
      And Ana's health factor is 0.995234976987078992
      And a liquidation of Ana's loan is open

    Example: The rest follows when the pool has recovered
      Given a pool of 10 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      When WETH stays at 1,850 USD
      Then of Ana's loan the desk has sold
        | sold                      | received        | debt repaid     | fee    | surplus |
        | 0.469909729187562688 WETH | 827.936189 USDC | 827.936189 USDC | 0 USDC | 0 USDC  |
        | 0.469909729187562688 WETH | 827.936189 USDC | 827.936189 USDC | 0 USDC | 0 USDC  |
      And Ana owes 13,344.127622 USDC
      And Ana's health factor is 1.004866528666357804
      And the liquidation of Ana's loan is closed: restored

    Example: Of two loans, the worse one is sold first
      Given a pool of 10 WETH against USDC
      And Ana has borrowed 14,900 USDC against 10 WETH
      And Ben has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,850 USD
      Then Ben owes 14,172.063811 USDC
      And Ana owes 14,900 USDC
      And a liquidation of Ana's loan is open

  Rule: Without a buyer the case waits, and is sold when there is one

    Example: Nobody buys WETH
      Given Ana has borrowed 15,000 USDC against 10 WETH
      When WETH falls to 1,850 USD
      Then a liquidation of Ana's loan is open
      And nothing of Ana's loan has been sold

    Example: A pool opens
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      And a pool of 1,000 WETH against USDC
      When a minute passes
      Then of Ana's loan the desk has sold
        | sold                      | received      | debt repaid | fee       | surplus |
        | 4.103302260765076426 WETH | 7,537.50 USDC | 7,500 USDC  | 37.5 USDC | 0 USDC  |
      And the liquidation of Ana's loan is closed: restored

    Example: If nobody buys the dearest collateral, another one is sold
      Given a pool of 1,000 WETH against USDC
      And Ana has borrowed 36,000 USDC against 10 WETH and 1 WBTC
      When WBTC falls to 26,000 USD
      Then of Ana's loan the desk has sold
        | sold                      | received    | debt repaid | fee     | surplus |
        | 9.155023840587967717 WETH | 18,090 USDC | 18,000 USDC | 90 USDC | 0 USDC  |
      And Ana's collateral is 0.844976159412032283 WETH and 1 WBTC
      And the liquidation of Ana's loan is closed: restored

    Example: Nothing is sold at prices that nobody can vouch for
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      And 3 hours have passed
      And a pool of 1,000 WETH against USDC
      When a minute passes
      Then a liquidation of Ana's loan is open
      And nothing of Ana's loan has been sold

  Rule: A loan that heals is not sold

    Background:
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD

    Example: The price rises again
      When WETH rises to 1,875 USD
      Then the liquidation of Ana's loan is closed: cured
      And nothing of Ana's loan has been sold
      And Ana owes 15,000 USDC

    Example: Ana pledges more
      Given Ana has pledged 1 WETH more
      When a minute passes
      Then the liquidation of Ana's loan is closed: cured
      And Ana's health factor is 1.085333333333333333

    Example: Ana repays
      Given Ana has repaid 5,000 USDC
      When a minute passes
      Then the liquidation of Ana's loan is closed: cured
      And Ana's health factor is 1.48

    Example: While a liquidation is open, nothing leaves the loan but by it
      When Ana takes back 1 WETH
      Then the desk cannot do so now: "Liquidation under way"

    Example: Nor is anything lent to it
      When Ana draws 1 USDC
      Then the desk cannot do so now: "Liquidation under way"

    Example: The next fall is a case of its own
      Given WETH has risen to 1,900 USD
      When WETH falls to 1,800 USD
      Then 2 liquidations of Ana's loan have been opened
      And a liquidation of Ana's loan is open

  Rule: What a sale brings beyond debt and fee belongs to the borrower

    Example: Bars of silver cannot be cut
      A bar is worth 498 USD; 86 of them cover the debt of 42,000 USDC and the fee of 210 USDC, and
      85 would not.

      Given Rita has listed BAR with
        | decimals              | 0    |
        | max loan to value     | 75 % |
        | liquidation threshold | 80 % |
      And BAR is quoted at 600 USD
      And a pool of 100,000 BAR against USDC
      And Ana has borrowed 42,000 USDC against 100 BAR
      When BAR falls to 498 USD
      Then of Ana's loan the desk has sold
        | sold   | received          | debt repaid | fee      | surplus         |
        | 86 BAR | 42,662.935945 USDC | 42,000 USDC | 210 USDC | 452.935945 USDC |
      And Ana owes nothing
      And Ana's collateral is 14 BAR and 452.935945 USDC
      And the liquidation of Ana's loan is closed: repaid

  Rule: What is held in the very asset that is owed pays for it, unit for unit

    Example: USDC for USDC
      Given Ana has pledged 5 WETH and 5,000 USDC
      And Ana has drawn 11,000 USDC
      When WETH falls to 1,700 USD
      Then of Ana's loan the desk has sold
        | sold       | received   | debt repaid | fee    | surplus |
        | 5,000 USDC | 5,000 USDC | 5,000 USDC  | 0 USDC | 0 USDC  |
      And Ana owes 6,000 USDC
      And Ana's collateral is 5 WETH
      And Ana's health factor is 1.133333333333333333
      And the liquidation of Ana's loan is closed: restored
