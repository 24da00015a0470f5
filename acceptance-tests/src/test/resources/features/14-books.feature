Feature: The books
  Every movement is written in double entry, in the same transaction as its event. Of each asset
  debits equal credits at every instant: that is checked after every single example of this manual,
  not only here.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 100,000 USDC

  Rule: The accounts say where the value lies and whose it is

    Example: Lena lends, Ana borrows
      When Ana borrows 15,000 USDC against 10 WETH
      Then the accounts of USDC are
        | cash             | 85000  |
        | loans-receivable | 15000  |
        | supplier-claims  | 100000 |
      And the accounts of WETH are
        | custody         | 10 |
        | collateral-owed | 10 |
      And the books balance

    Example: A year later Ana repays everything
      The interest is Lena's and the treasury's; hers is credited to her account when she moves
      something. What rounding and the difference between compound and simple interest leave over
      stays with the reserve.

      Given Rita has listed USDC with
        | decimals              | 6    |
        | max loan to value     | 75 % |
        | liquidation threshold | 80 % |
        | reserve factor        | 10 % |
        | interest              | 10 % |
      And Ana has borrowed 10,000 USDC against 10 WETH
      And a year has passed
      When Ana repays everything owed in USDC
      Then the accounts of USDC are
        | cash             | 101051.666667 |
        | loans-receivable | 0             |
        | supplier-claims  | 100000        |
        | earned-interest  | 900           |
        | treasury         | 105.166666    |
        | rounding         | 46.500001     |
      And the books balance

    Example: Bad debt is an asset nobody wants, but on the books
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying 9,523.809524 USDC for WETH
      Then the accounts of USDC are
        | cash             | 94523.809524 |
        | loans-receivable | 0            |
        | deficit          | 5476.190476  |
        | supplier-claims  | 100000       |
      And the books balance

  Rule: Each movement stands on both sides

    Example: A draw
      Given Ana has pledged 10 WETH
      When Ana draws 15,000 USDC
      Then the last event of USDC was booked as
        | event                      | side   | account          | amount |
        | reserve.liquidity-borrowed | debit  | loans-receivable | 15000  |
        | reserve.liquidity-borrowed | credit | cash             | 15000  |
      And in every event of the journal debits equal credits

  Rule: The read models can be thrown away and made again from the events
    They answer questions quickly; the truth is in the events.

    Example: The same to the last row
      Given a pool of 1,000 WETH against USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And Ben has borrowed 14,000 USDC against 10 WETH
      And WETH has fallen to 1,850 USD
      When Rita has all read models rebuilt
      Then their digest is the same as before
      And Ana owes 7,500 USDC
      And the liquidation of Ana's loan is closed: restored
