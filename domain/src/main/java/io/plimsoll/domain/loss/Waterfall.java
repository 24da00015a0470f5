package io.plimsoll.domain.loss;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.NoDeficit;
import io.plimsoll.domain.reserve.ReserveRejection.NobodyBears;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;

/**
 * Lets deficit be borne in the order of the reserve's terms: each bearer gives all it has before
 * the next is asked. To the unit, what all of them bear and what is left make the loss.
 */
public record Waterfall(Teller teller) {

  /** On a deficit that stands already. */
  public static Decision decide(Book book, Reserve.Listed reserve, SettleDeficit c, Facts facts) {
    var standstill = reserve.standstill();
    if (standstill.isPresent()) return reject(standstill.get());
    var deficit = reserve.deficit();
    if (deficit.isZero()) return reject(new NoDeficit(c.asset()));
    var draft = new Draft(book);
    var left = new Waterfall(new Teller(draft, facts.now())).run(deficit);
    return left.equals(deficit) ? reject(new NobodyBears(c.asset(), deficit)) : draft.accepted();
  }

  /**
   * @param loss in the reserve's deficit already
   * @return what nobody bore: it stays deficit
   */
  public Amount run(Amount loss) {
    var asset = loss.token().id();
    var left = loss;
    for (var bearer : teller.reserve(asset).terms().losses().order()) {
      var part = left.min(bearable(teller.accrued(asset), bearer));
      if (part.isZero()) continue;
      teller.bear(bearer, part);
      left = left.minus(part);
    }
    return left;
  }

  /**
   * All that a bearer can give. The desk's own is what cash, debt and deficit exceed all claims by:
   * the deficit has been taken off it already.
   */
  private static Amount bearable(Reserve.Listed reserve, LossBearer bearer) {
    var accrual = reserve.accrual();
    var holdings = reserve.holdings();
    var asset = reserve.asset();
    return switch (bearer) {
      case TREASURY -> {
        var own = accrual.spare(holdings).add(holdings.deficit()).max(BigInteger.ZERO);
        yield reserve.treasury().plus(asset.units(own));
      }
      case BACKSTOP -> asset.units(reserve.losses().backstop().staked());
      case LENDERS -> asset.units(accrual.mostLost(holdings));
    };
  }
}
