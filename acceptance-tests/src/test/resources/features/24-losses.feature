Feature: Who bears losses
  A reserve can name who bears what no borrower will pay, and in which order: the treasury with what
  it has, the backstop that people have staked for it, and last the lenders, by what they have
  supplied. Each gives all it has before the next is asked, to the last unit. What nobody bears
  stays deficit.

  Background:
    Given a market that counts in USD and lists
      | asset | decimals | max loan to value | liquidation threshold | liquidation bonus | price |
      | WETH  | 18       | 75 %              | 80 %                  | 5 %               | 2,000 |
      | USDC  | 6        | 75 %              | 80 %                  | 5 %               | 1     |
    And Lena has supplied 60,000 USDC
    And Otto has supplied 40,000 USDC

  Rule: A loss is borne at once, in the order named

    Ana owes 15,000 USDC. At 1,000 USD her 10 WETH pay 9,523.809524 of them: 5,476.190476 USDC are
    lost.

    Example: The treasury has enough for a part, and nobody else is named
      Given losses of USDC are borne by the treasury
      And Rita has given the desk 2,000 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then 5,476.190476 USDC of it has been written off
      And the reserve of USDC shows
        | borne.treasury | 2000        |
        | borne.backstop | 0           |
        | borne.lenders  | 0           |
        | deficit        | 3476.190476 |

    Example: The backstop bears what the treasury could not
      Given losses of USDC are borne by the treasury and the backstop
      And Rita has given the desk 2,000 USDC
      And Sam has staked 3,000 USDC
      And Sue has staked 1,000 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then the reserve of USDC shows
        | borne.treasury | 2000        |
        | borne.backstop | 3476.190476 |
        | borne.lenders  | 0           |
        | backstop       | 523.809524  |
        | deficit        | 0           |
      And Sam's stake is worth 392.857143 USDC
      And Sue's stake is worth 130.952381 USDC
      And Lena's balance is 60,000 USDC

    Example: Lenders bear the rest by what they have supplied
      Given losses of USDC are borne by the treasury, the backstop and the lenders
      And Rita has given the desk 2,000 USDC
      And Sam has staked 1,000 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then the reserve of USDC shows
        | borne.treasury | 2000         |
        | borne.backstop | 1000         |
        | borne.lenders  | 2476.190476  |
        | backstop       | 0            |
        | deficit        | 0            |
        | supplied       | 97523.809524 |
        | cash           | 97523.809524 |
      And Sam's stake is worth 0 USDC
      And Lena's balance is 58,514.285714 USDC
      And Otto's balance is 39,009.523809 USDC

  Rule: A deficit that stands is borne when somebody asks for it

    Example: The stake comes after the loss
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      And Kai has called Ana's loan, paying as much USDC as allowed for WETH
      And losses of USDC are borne by the backstop
      And Sam has staked 6,000 USDC
      When Rita has the deficit of USDC borne
      Then the reserve of USDC shows
        | borne.backstop | 5476.190476 |
        | backstop       | 523.809524  |
        | deficit        | 0           |

    Example: Nobody has anything to bear it with
      Given Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      And Kai has called Ana's loan, paying as much USDC as allowed for WETH
      And losses of USDC are borne by the backstop
      When Rita has the deficit of USDC borne
      Then the desk cannot do so now: "Nobody bears", saying
        | asset   | USDC        |
        | deficit | 5476.190476 |

  Rule: A stake is taken out ten days after that was announced, and bears losses until then

    Example: Not before the ten days are over
      Given losses of USDC are borne by the backstop
      And Sam has staked 3,000 USDC
      And Sam has announced to take out 1,000 USDC
      And 9 days have passed
      When Sam takes out 1,000 USDC of the stake
      Then the desk cannot do so now: "Stake cooling"
      And Sam's stake is worth 3,000 USDC

    Example: When they are over
      Given losses of USDC are borne by the backstop
      And Sam has staked 3,000 USDC
      And Sam has announced to take out 1,000 USDC
      And 10 days have passed
      When Sam takes out 1,000 USDC of the stake
      Then Sam's stake is worth 2,000 USDC

    Example: Who is on the way out still bears a loss
      Given losses of USDC are borne by the backstop
      And Sam has staked 3,000 USDC
      And Sue has staked 7,000 USDC
      And Sam has announced to take out 3,000 USDC
      And Ana has borrowed 15,000 USDC against 10 WETH
      And WETH has fallen to 1,000 USD
      When Kai calls Ana's loan, paying as much USDC as allowed for WETH
      Then Sam's stake is worth 1,357.142857 USDC
      And Sue's stake is worth 3,166.666667 USDC

    Example: A stake is not lent
      Given losses of USDC are borne by the backstop
      And Sam has staked 3,000 USDC
      Then the reserve of USDC shows
        | cash     | 100000 |
        | backstop | 3000   |

  Rule: An order that contradicts itself is refused

    Example: Lenders come last
      When losses of USDC are to be borne by the lenders and the treasury
      Then the desk refuses: "Lenders not last", saying
        | field  | losses.order |
        | bearer | treasury     |
