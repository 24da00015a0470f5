package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.DAI;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.CoverDeficit;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanCommand.RepayWithShares;
import io.plimsoll.domain.loan.LoanCommand.WithdrawPledge;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Some months in which shares change hands in every way: Otto pledges WETH to the loan P1, lifts
 * and withdraws some of it, and is called at last, the shares going to Kim's account; P2 ends with
 * a deficit that Lena covers in part.
 */
final class PledgedMonths {

  static final AccountId OTTO = new AccountId("otto");
  static final AccountId LENA = new AccountId("lena");
  static final LoanId P1 = new LoanId("P1");
  static final LoanId P2 = new LoanId("P2");

  private static final Duration MONTH = Duration.ofDays(30);

  private PledgedMonths() {}

  static List<Recorded> history(String market) {
    return book(market).history();
  }

  static WrittenBook book(String market) {
    var in = new MarketId(market);
    var book = WrittenBook.market(market).supply("otto", "40", WETH).open("P1").open("P2");
    book.does(new PledgeShares(in, P1, OTTO, WETH.id(), Quantity.of("30")))
        .deposit("P1", "500", USDC)
        .draw("P1", "9000", DAI);
    book.deposit("P2", "10", WETH).draw("P2", "8000", USDC).draw("P2", "0.5", WETH);
    book.after(MONTH)
        .does(new LiftPledge(in, P1, OTTO, WETH.id(), Quantity.of("5")))
        .does(new WithdrawPledge(in, P1, WETH.id(), Quantity.of("1.5")))
        .does(new TransferShares(in, LENA, OTTO, USDC.id(), Quantity.of("2500.5")));
    book.after(MONTH)
        .does(new CollectTreasury(in, new AccountId("treasury"), USDC.id()))
        .does(new RepayWithShares(in, P1, Optional.of(LENA), DAI.id(), Quantity.of("1000")))
        .does(new Withdraw(in, OTTO, USDC.id(), Quantity.everything()));
    book.after(MONTH).price(WETH, "390");
    var kim = new KeeperId("kim");
    book.does(
        new CallLiquidation(
            in,
            P1,
            kim,
            DAI.id(),
            WETH.id(),
            Quantity.of("4000"),
            Optional.of(new AccountId("kim"))));
    book.does(new CallLiquidation(in, P2, kim, USDC.id(), WETH.id(), Quantity.everything()));
    return book.after(MONTH)
        .does(new CoverDeficit(in, LENA, USDC.id(), Quantity.of("1000")))
        .repay("P1", "10", DAI);
  }
}
