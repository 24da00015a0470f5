package io.plimsoll.adapter.venue.fix;

import io.plimsoll.adapter.spi.book.BidSide;
import io.plimsoll.adapter.spi.book.OrderBookVenue;
import io.plimsoll.adapter.spi.book.PairRules;
import io.plimsoll.application.venue.Execution;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.VenueId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;

/**
 * An order book behind a FIX session. Each order is immediate or cancelled; all its sales count as
 * one execution, by the cumulated quantity and the average price that every report carries, so that
 * what a report says does not depend on which others were heard.
 */
final class FixVenue extends OrderBookVenue {

  /** A message whose sending time is older than this is refused by the other side's session. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private static final Set<String> OVER = Set.of("2", "3", "4", "8", "C");
  private static final String REJECTED = "8";
  private static final String UNKNOWN_ORDER = "5";

  /** An average price is rounded somewhere behind the last decimal that counts. */
  private static final int GUARD = 6;

  private final PairRules rules;
  private final BigDecimal fee;
  private final FixLine line;

  /**
   * @param symbols the venue's, by our pairs such as {@code WETH/USDC}
   * @param fee a share of what is paid that the venue keeps
   */
  FixVenue(
      VenueId id,
      Map<String, String> symbols,
      PairRules rules,
      BigDecimal fee,
      Duration validity,
      FixLine line) {
    super(id, symbols, validity);
    this.rules = rules;
    this.fee = fee;
    this.line = line;
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return FixVenueFactory.CAPABILITIES;
  }

  @Override
  protected BidSide side(String symbol) throws IOException {
    var name = UUID.randomUUID().toString();
    var question = FixLine.message(Tags.MARKET_DATA_REQUEST);
    question.setString(Tags.MD_REQ_ID, name);
    question.setString(Tags.SUBSCRIPTION_REQUEST_TYPE, Tags.SNAPSHOT);
    question.setInt(Tags.MARKET_DEPTH, 0);
    var types = new Group(Tags.NO_MD_ENTRY_TYPES, Tags.MD_ENTRY_TYPE);
    types.setString(Tags.MD_ENTRY_TYPE, Tags.BID);
    question.addGroup(types);
    var about = new Group(Tags.NO_RELATED_SYM, Tags.SYMBOL);
    about.setString(Tags.SYMBOL, symbol);
    question.addGroup(about);
    var answer = line.ask(question, said -> FixLine.text(said, Tags.MD_REQ_ID).equals(name));
    if (!FixLine.type(answer).equals(Tags.MARKET_DATA_SNAPSHOT))
      throw new IOException("No book of %s: %s".formatted(symbol, FixLine.text(answer, Tags.TEXT)));
    return new BidSide(bids(answer), rules, fee);
  }

  private static List<BidSide.Bid> bids(Message book) throws IOException {
    var bids = new ArrayList<BidSide.Bid>();
    try {
      for (var entry : book.getGroups(Tags.NO_MD_ENTRIES))
        if (FixLine.text(entry, Tags.MD_ENTRY_TYPE).equals(Tags.BID))
          bids.add(
              new BidSide.Bid(
                  entry.getDecimal(Tags.MD_ENTRY_PX), entry.getDecimal(Tags.MD_ENTRY_SIZE)));
    } catch (FieldNotFound e) {
      throw new IOException("A bid without price or size", e);
    }
    bids.removeIf(bid -> bid.price().signum() <= 0 || bid.volume().signum() <= 0);
    bids.sort((one, other) -> other.price().compareTo(one.price()));
    return bids;
  }

  @Override
  protected OrderReport send(VenueOrder order, BidSide.Order sale, String symbol, Instant now) {
    var message = about(Tags.NEW_ORDER_SINGLE, order, symbol);
    message.setUtcTimeStamp(Tags.TRANSACT_TIME, LocalDateTime.now(ZoneOffset.UTC), true);
    message.setDecimal(Tags.ORDER_QTY, sale.volume());
    message.setString(Tags.ORD_TYPE, Tags.LIMIT);
    message.setDecimal(Tags.PRICE, sale.limit());
    message.setString(Tags.TIME_IN_FORCE, Tags.IMMEDIATE_OR_CANCEL);
    try {
      var said =
          line.ask(
              message,
              answer ->
                  isReportOf(order, answer)
                      && OVER.contains(FixLine.text(answer, Tags.ORD_STATUS)));
      return report(said, order.lot());
    } catch (IOException e) {
      throw new VenueUnavailable(id(), e);
    }
  }

  private static Message about(String type, VenueOrder order, String symbol) {
    var message = FixLine.message(type);
    message.setString(Tags.CL_ORD_ID, name(order));
    message.setString(Tags.SYMBOL, symbol);
    message.setString(Tags.SIDE, Tags.SELL);
    return message;
  }

  private static boolean isReportOf(VenueOrder order, Message message) {
    return FixLine.type(message).equals(Tags.EXECUTION_REPORT)
        && FixLine.text(message, Tags.CL_ORD_ID).equals(name(order));
  }

  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    var symbol = pair(order.lot().quantity().token(), order.lot().debtToCover().token());
    if (symbol.isEmpty()) return nothing();
    try {
      var said =
          line.ask(
              about(Tags.ORDER_STATUS_REQUEST, order, symbol.get()),
              answer -> isReportOf(order, answer));
      if (!isUnknown(said)) return report(said, order.lot());
    } catch (IOException e) {
      throw new VenueUnavailable(id(), e);
    }
    return now.isAfter(order.deadline().plus(MARGIN)) ? nothing() : OrderReport.unseen();
  }

  private static boolean isUnknown(Message report) {
    return FixLine.text(report, Tags.ORD_STATUS).equals(REJECTED)
        && FixLine.text(report, Tags.ORD_REJ_REASON).equals(UNKNOWN_ORDER);
  }

  private OrderReport report(Message said, Lot lot) throws IOException {
    var isOver = OVER.contains(FixLine.text(said, Tags.ORD_STATUS));
    try {
      var sold = said.getDecimal(Tags.CUM_QTY);
      if (sold.signum() < 0) throw new IOException("Less than nothing was sold: " + sold);
      var debt = lot.debtToCover().token();
      var received =
          sold.multiply(said.getDecimal(Tags.AVG_PX))
              .multiply(BigDecimal.ONE.subtract(fee))
              .setScale(debt.decimals() + GUARD, RoundingMode.HALF_UP);
      var executions =
          sold.signum() == 0
              ? List.<Execution>of()
              : List.of(
                  new Execution(
                      FixLine.text(said, Tags.CL_ORD_ID),
                      BidSide.units(lot.quantity().token(), sold),
                      BidSide.units(debt, received.max(BigDecimal.ZERO))));
      return isOver ? OrderReport.done(executions) : OrderReport.working(executions);
    } catch (FieldNotFound e) {
      throw new IOException("A report without quantity or price", e);
    }
  }

  @Override
  public OrderReport cancel(VenueOrder order, Instant now) {
    var symbol = pair(order.lot().quantity().token(), order.lot().debtToCover().token());
    if (symbol.isEmpty()) return nothing();
    var message = about(Tags.ORDER_CANCEL_REQUEST, order, symbol.get());
    var name = name(order) + "-c";
    message.setString(Tags.CL_ORD_ID, name);
    message.setString(Tags.ORIG_CL_ORD_ID, name(order));
    message.setUtcTimeStamp(Tags.TRANSACT_TIME, LocalDateTime.now(ZoneOffset.UTC), true);
    try {
      line.ask(message, answer -> FixLine.text(answer, Tags.CL_ORD_ID).equals(name));
    } catch (IOException e) {
      throw new VenueUnavailable(id(), e);
    }
    return status(order, now);
  }

  private static OrderReport nothing() {
    return OrderReport.done(List.of());
  }

  /** Venues differ in how long a name they take; all take a UUID. */
  private static String name(VenueOrder order) {
    return UUID.nameUUIDFromBytes(order.id().getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void close() {
    line.close();
  }

  @Override
  public String toString() {
    return "FIX as " + id();
  }
}
