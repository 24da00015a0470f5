package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.application.loanbook.LoanSheet;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.RoundingStep;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A loan at one moment. The same book and facts give the same view, so that a past one can be shown
 * again. Values are in the market's base currency, and null while a price they need is missing.
 *
 * @param asOf the moment: asked for it again, the loan looks the same
 * @param category of correlated assets; null: none
 * @param healthFactor null too when nothing is owed
 * @param borrowLimit most that may be owed for a new draw or a withdrawal
 * @param drawable by asset, the most that could be drawn of it alone
 * @param liquidationPrices by collateral, the price below which the loan could be sold if all other
 *     prices stood still
 * @param liquidation the one under way
 * @param preLiquidation whether the borrower agreed to small sales
 * @param notice given to the borrower and not taken back; null: none
 * @param prices of the loan's assets; stale: too old to borrow against
 */
public record LoanView(
    LoanId id,
    MarketId market,
    BorrowerId borrower,
    Instant asOf,
    @Nullable CategoryId category,
    List<Backing> collateral,
    List<Part> debt,
    @Nullable Wad healthFactor,
    @Nullable Amount collateralValue,
    @Nullable Amount debtValue,
    @Nullable Amount borrowLimit,
    @Nullable Amount availableToBorrow,
    SortedMap<AssetId, Amount> drawable,
    SortedMap<AssetId, Wad> liquidationPrices,
    @Nullable LiquidationId liquidation,
    boolean preLiquidation,
    @Nullable Notice notice,
    SortedMap<AssetId, PriceOfPart> prices) {

  /**
   * What backs the loan in one asset.
   *
   * @param amount held and pledged together
   * @param held apart for the borrower
   * @param pledged what the pledged shares can ask for, with interest up to the moment
   */
  public record Backing(
      AssetId asset, Amount amount, @Nullable Amount value, Amount held, Amount pledged) {}

  /** What is owed of one asset. */
  public record Part(AssetId asset, Amount amount, @Nullable Amount value) {}

  /**
   * A warning, or a margin call.
   *
   * @param kind warning, margin-call or lapsed-margin-call
   * @param at when it was given
   * @param cureUntil when the time to cure a margin call ends; then the loan may be sold from
   */
  public record Notice(String kind, Instant at, @Nullable Instant cureUntil) {
    static Notice of(Footing.Notice given, Instant now) {
      var kind =
          given
              .cureUntil()
              .map(until -> now.isBefore(until) ? "margin-call" : "lapsed-margin-call")
              .orElse("warning");
      return new Notice(kind, given.at(), given.cureUntil().orElse(null));
    }
  }

  /** Which price an asset was valued at. */
  public record PriceOfPart(Wad price, long id, Instant observedAt, boolean stale) {}

  /** Empty if there is no such loan at that moment. */
  public static Optional<LoanView> of(Book book, LoanId id, Facts facts) {
    return LoanSheet.of(book, id, facts).map(sheet -> of(sheet, book, facts));
  }

  /** The loan as it stands after a command that was accepted. */
  static Submitting.View after(LoanId id) {
    return (book, _, facts) -> of(book, id, facts).orElseThrow();
  }

  private static LoanView of(LoanSheet sheet, Book book, Facts facts) {
    var loan = sheet.loan();
    return new LoanView(
        loan.id(),
        loan.market(),
        loan.borrower(),
        sheet.asOf(),
        loan.category().orElse(null),
        backing(sheet, book, facts),
        debt(sheet, book, facts),
        sheet.valuation().flatMap(LoanView::health).orElse(null),
        sheet.valuation().map(Valuation::collateralValue).orElse(null),
        sheet.valuation().map(Valuation::debtValue).orElse(null),
        sheet.valuation().map(Valuation::limit).orElse(null),
        sheet.availableToBorrow().orElse(null),
        sheet.drawable(),
        liquidationPrices(sheet),
        loan.liquidation().orElse(null),
        loan.footing().preLiquidation(),
        loan.footing().notice().map(given -> Notice.of(given, facts.now())).orElse(null),
        prices(sheet, book, facts));
  }

  private static Optional<Wad> health(Valuation valuation) {
    return valuation.health() instanceof HealthFactor.Of(var value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static List<Backing> backing(LoanSheet sheet, Book book, Facts facts) {
    var loan = sheet.loan();
    return loan.backing().stream()
        .map(
            asset -> {
              var reserve = (Reserve.Listed) book.reserve(asset);
              var amount = loan.backingOf(reserve, facts.now());
              var held = loan.collateralOf(reserve.asset());
              return new Backing(
                  asset,
                  amount,
                  value(amount, RoundingStep.COLLATERAL_VALUE, book, facts).orElse(null),
                  held,
                  amount.minus(held));
            })
        .toList();
  }

  private static List<Part> debt(LoanSheet sheet, Book book, Facts facts) {
    return sheet.debt().entrySet().stream()
        .map(
            part ->
                new Part(
                    part.getKey(),
                    part.getValue(),
                    value(part.getValue(), RoundingStep.DEBT_VALUE, book, facts).orElse(null)))
        .toList();
  }

  private static Optional<Amount> value(Amount amount, RoundingStep step, Book book, Facts facts) {
    var rounding = ((Market.Open) book.market()).profile().rounding(step);
    return facts.prices().of(amount.token().id()).map(price -> price.value(amount, rounding));
  }

  private static SortedMap<AssetId, Wad> liquidationPrices(LoanSheet sheet) {
    var prices = new TreeMap<AssetId, Wad>();
    for (var asset : sheet.loan().backing())
      sheet
          .valuation()
          .flatMap(valuation -> valuation.liquidationPrice(asset))
          .ifPresent(price -> prices.put(asset, price));
    return prices;
  }

  private static SortedMap<AssetId, PriceOfPart> prices(LoanSheet sheet, Book book, Facts facts) {
    var used = new TreeMap<AssetId, PriceOfPart>();
    for (var asset : sheet.loan().assets()) {
      var price = facts.prices().of(asset);
      if (price.isPresent() && book.reserve(asset) instanceof Reserve.Listed reserve)
        used.put(
            asset,
            new PriceOfPart(
                price.get().perWhole(),
                price.get().id(),
                price.get().observedAt(),
                price.get().isOlderThan(reserve.maxPriceAge(), facts.now())));
    }
    return used;
  }
}
