package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.loan.LoanPart;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.replay.ReplayProgress;
import io.plimsoll.application.replay.ReplayView;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Draws what the page shows of a market, at most once a second whoever looks. */
public final class Pictures {

  private static final Wad FAR_ABOVE = new Wad(BigInteger.TEN.pow(60));
  private static final int WORST = 20;
  private static final int LATEST = 12;

  /** A list, told apart from other lists. */
  private record Sales(List<SalePicture> items) {}

  private record Balances(List<BalancePicture> items) {}

  private final Looking looking;
  private final HealthWatch watch;
  private final LiquidationBook liquidations;
  private final Ledger ledger;
  private final MarketBook markets;
  private final ObjectProvider<ReplayView> replay;
  private final BriefMemory second = new BriefMemory(Duration.ofSeconds(1));
  private final BriefMemory moment = new BriefMemory(Duration.ofSeconds(4));

  public Pictures(
      Looking looking,
      HealthWatch watch,
      LiquidationBook liquidations,
      Ledger ledger,
      MarketBook markets,
      ObjectProvider<ReplayView> replay) {
    this.looking = looking;
    this.watch = watch;
    this.liquidations = liquidations;
    this.ledger = ledger;
    this.markets = markets;
    this.replay = replay;
  }

  List<MarketId> markets() {
    return markets.markets();
  }

  /** What the market lists. @throws Declined if it is unknown */
  List<AssetId> assets(MarketId market) {
    return looking.at(market, (open, _) -> List.copyOf(open.assets().keySet()));
  }

  Optional<ReplayPicture> replay() {
    return progress().map(ReplayPicture::of);
  }

  Optional<MarketId> replayed() {
    return progress().map(ReplayProgress::market);
  }

  BookPicture book(MarketId market) {
    return second.picture("book " + known(market), BookPicture.class, () -> drawBook(market));
  }

  List<SalePicture> sales(MarketId market) {
    return second
        .picture(
            "sales " + known(market),
            Sales.class,
            () ->
                new Sales(
                    liquidations
                        .liquidations(
                            Optional.of(market),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            LATEST)
                        .items()
                        .stream()
                        .map(one -> SalePicture.of(one, liquidations.sales(one.liquidation())))
                        .toList()))
        .items();
  }

  List<BalancePicture> balances(MarketId market) {
    return moment
        .picture(
            "balances " + known(market),
            Balances.class,
            () ->
                new Balances(ledger.trialBalance(market).stream().map(BalancePicture::of).toList()))
        .items();
  }

  private MarketId known(MarketId market) {
    return looking.at(market, (open, _) -> open.id());
  }

  private BookPicture drawBook(MarketId market) {
    return looking
        .at(
            market,
            (open, sight) -> {
              var standings = watch.below(FAR_ABOVE, sight.book(), sight.facts());
              var worst = standings.stream().limit(WORST).map(Standing::loan).toList();
              return new Drawn(
                  watch.indebted(market),
                  standings,
                  LoanPart.of(open, sight.book(), sight.facts(), worst));
            })
        .picture();
  }

  private record Drawn(int owing, List<Standing> standings, LoanPart worst) {
    BookPicture picture() {
      return BookPicture.of(owing, standings, worst);
    }
  }

  private Optional<ReplayProgress> progress() {
    return Optional.ofNullable(replay.getIfAvailable()).flatMap(ReplayView::progress);
  }
}
