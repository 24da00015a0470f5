package io.plimsoll.adapter.web.rest.openapi;

import io.plimsoll.adapter.web.rest.auction.OfferName;
import io.plimsoll.adapter.web.rest.price.PriceRequest;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import org.springdoc.core.utils.SpringDocUtils;

/** How the domain's values look on the wire. */
final class WireForms {

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private WireForms() {}

  static void register() {
    decimal(Decimal.class, "1.5");
    decimal(Amount.class, "1.5");
    decimal(Wad.class, "1250.75");
    decimal(Ray.class, "1.000000001547125957863212448");
    decimal(BasisPoints.class, "0.825");
    form(BigInteger.class, "-?[0-9]+", "1500000");
    form(Quantity.class, "max|" + Decimal.FORM, "1.5");
    form(Duration.class, "P.+", "PT1H");
    form(AssetId.class, "[A-Za-z0-9._-]{1,20}", "WETH");
    form(MarketId.class, NAME, "main");
    form(LoanId.class, NAME, "L1");
    form(BorrowerId.class, NAME, "ana");
    form(CategoryId.class, NAME, "stable");
    form(AccountId.class, NAME, "lender-1");
    form(KeeperId.class, NAME, "keeper-1");
    form(ApproverId.class, NAME, "ria");
    form(LiquidationId.class, NAME + "\\.[1-9][0-9]{0,8}", "L1.1");
    form(AuctionId.class, NAME + "\\.[1-9][0-9]{0,8}-[1-9][0-9]*", "L1.1-1");
    form(BatchId.class, NAME + "(,[A-Za-z0-9._-]{1,20}){2},[1-9][0-9]{0,8}", "main,WETH,USDC,7");
    form(
        OfferName.class,
        NAME + "(\\.[1-9][0-9]{0,8}-[1-9][0-9]*|(,[A-Za-z0-9._-]{1,20}){2},[1-9][0-9]{0,8})",
        "L1.1-1");
    form(PriceRequest.Source.class, NAME, "manual");
    form(StreamId.class, "[a-z]+:[^:]+:[^:]*", "loan:main:L1");
    form(Outcome.class, "cured|restored|repaid|written-off|absorbed|relieved", "restored");
    form(LedgerAccount.class, "[a-z-]+", "supplier-claims");
    form(Posting.Cause.class, "interest|loss|movement|rounding", "interest");
    form(LossBearer.class, "treasury|backstop|lenders", "treasury");
    form(Party.class, "(account|loan|keeper):" + NAME, "loan:L1");
  }

  static Schema<?> text(String pattern, String example) {
    return typed("string").pattern("^(" + pattern + ")$").example(example);
  }

  static Schema<?> number(int example) {
    return typed("integer").example(example);
  }

  static Schema<?> object() {
    return typed("object");
  }

  private static Schema<?> typed(String type) {
    var schema = new Schema<>();
    schema.setType(type);
    schema.setTypes(Set.of(type));
    return schema;
  }

  private static void decimal(Class<?> type, String example) {
    form(type, Decimal.FORM, example);
  }

  private static void form(Class<?> type, String pattern, String example) {
    SpringDocUtils.getConfig().replaceWithSchema(type, text(pattern, example));
  }
}
