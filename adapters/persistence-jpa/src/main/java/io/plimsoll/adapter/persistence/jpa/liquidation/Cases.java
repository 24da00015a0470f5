package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionRestarted;
import io.plimsoll.domain.liquidation.LiquidationEvent.CallInvited;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LoanAbsorbed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LossApproved;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotBatched;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.liquidation.LiquidationEvent.SecondPriceAgreed;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationEvent.SlicePaused;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cases a batch of events touches, and the rows it adds. */
final class Cases {

  private final Map<String, CaseRow> cases = new HashMap<>();
  private final List<CaseRow> opened = new ArrayList<>();
  private final List<SaleRow> sales = new ArrayList<>();
  private final List<ShortfallRow> shortfalls = new ArrayList<>();
  private final List<ClaimRow> claims = new ArrayList<>();

  /**
   * @param known finds those that earlier batches opened
   */
  static Cases of(List<Recorded> events, Function<Set<String>, List<CaseRow>> known) {
    var touched =
        events.stream()
            .filter(recorded -> recorded.event() instanceof LiquidationEvent)
            .map(recorded -> (LiquidationEvent) recorded.event())
            .map(event -> event.liquidation().text())
            .collect(Collectors.toSet());
    var cases = new Cases();
    for (var recorded : events)
      switch (recorded.event()) {
        case ClaimPaid e -> cases.claims.add(new ClaimRow(e));
        case ClaimLapsed e -> cases.claims.add(new ClaimRow(e));
        default -> {}
      }
    if (touched.isEmpty()) return cases;
    known.apply(touched).forEach(row -> cases.cases.put(row.getId(), row));
    for (var recorded : events)
      if (recorded.event() instanceof LiquidationEvent event)
        cases.follow(recorded.version(), event);
    return cases;
  }

  Collection<CaseRow> opened() {
    return opened;
  }

  Collection<SaleRow> sales() {
    return sales;
  }

  Collection<ShortfallRow> shortfalls() {
    return shortfalls;
  }

  Collection<ClaimRow> claims() {
    return claims;
  }

  private void follow(long version, LiquidationEvent event) {
    switch (event) {
      case LiquidationOpened e -> open(new CaseRow(e));
      case SaleOrdered _,
          OrderUnfilled _,
          LoanAbsorbed _,
          WayChosen _,
          SalePaced _,
          SlicePaused _,
          CallInvited _,
          AuctionOpened _,
          AuctionRestarted _,
          LotBatched _,
          SecondPriceAgreed _,
          LossApproved _,
          OfferEnded _ -> {}
      case LotCleared e -> sell(e.liquidation(), new SaleRow(version, e));
      case LotAuctioned e -> sell(e.liquidation(), new SaleRow(version, e));
      case LotSold e -> sell(e.liquidation(), new SaleRow(version, e));
      case CollateralCalled e -> sell(e.liquidation(), new SaleRow(version, e));
      case DebtSetOff e -> sell(e.liquidation(), new SaleRow(version, e));
      case ShortfallBooked e -> shortfalls.add(new ShortfallRow(version, e));
      case LiquidationClosed e -> known(e.liquidation()).close(e);
    }
  }

  private void open(CaseRow row) {
    opened.add(row);
    cases.put(row.getId(), row);
  }

  private void sell(LiquidationId liquidation, SaleRow sale) {
    known(liquidation).countSale();
    sales.add(sale);
  }

  private CaseRow known(LiquidationId liquidation) {
    var row = cases.get(liquidation.text());
    if (row == null) throw new IllegalStateException(liquidation + " went on before it was opened");
    return row;
  }
}
