package io.plimsoll.acceptance.vector.comet;

import io.plimsoll.domain.reserve.PrincipalAccrual;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What Comet's users earn in another token. The desk pays no such rewards; they are counted here,
 * from the desk's principals, only because the recordings tell by them who has ever been there.
 */
final class CometRewards {

  private static final BigInteger MILLION = BigInteger.TEN.pow(6);

  private final CometMarket market;
  private final JsonNode terms;
  private final Map<String, BigInteger> marks = new HashMap<>();
  private final Map<String, BigInteger> earned = new HashMap<>();
  private BigInteger supplyIndex = BigInteger.ZERO;
  private BigInteger borrowIndex = BigInteger.ZERO;

  CometRewards(CometMarket market, JsonNode terms) {
    this.market = market;
    this.terms = terms;
  }

  /** What stood before a step that may write principals. */
  record Before(
      Map<String, BigInteger> principals, BigInteger supplied, BigInteger owed, long at) {}

  Before before() {
    var principals = new HashMap<String, BigInteger>();
    market.users().forEach(user -> principals.put(user, market.principal(user)));
    var reserve = market.reserve();
    return new Before(
        principals,
        reserve.holdings().suppliedShares(),
        reserve.holdings().scaledDebt(),
        reserve.accrual().updatedAt());
  }

  /** After a step that was carried out. */
  void after(Before before, Iterable<String> written) {
    var accrual = (PrincipalAccrual) market.reserve().accrual();
    var seconds = BigInteger.valueOf(accrual.updatedAt() - before.at());
    supplyIndex = supplyIndex.add(growth("trackingSupplySpeed", seconds, before.supplied()));
    borrowIndex = borrowIndex.add(growth("trackingBorrowSpeed", seconds, before.owed()));
    for (var user : written) {
      var had = before.principals().getOrDefault(user, BigInteger.ZERO);
      var index = had.signum() < 0 ? borrowIndex : supplyIndex;
      var more =
          had.abs()
              .multiply(index.subtract(marks.getOrDefault(user, BigInteger.ZERO)))
              .divide(number("trackingIndexScale"))
              .divide(market.base().unit().divide(MILLION));
      earned.merge(user, more, BigInteger::add);
      marks.put(user, market.principal(user).signum() < 0 ? borrowIndex : supplyIndex);
    }
  }

  private BigInteger growth(String speed, BigInteger seconds, BigInteger principal) {
    return principal.compareTo(number("baseMinForRewards")) < 0 || principal.signum() == 0
        ? BigInteger.ZERO
        : number(speed).multiply(seconds).multiply(market.base().unit()).divide(principal);
  }

  boolean hasEarned(String user) {
    return earned.getOrDefault(user, BigInteger.ZERO).signum() > 0;
  }

  private BigInteger number(String field) {
    return new BigInteger(terms.get(field).asString());
  }
}
