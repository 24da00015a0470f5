package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a lender can ask for in a market, with interest up to the moment. */
public record AccountView(
    MarketId market, AccountId account, Instant asOf, List<Balance> balances) {

  /**
   * @param shares of the reserve's liquidity index, in smallest units
   */
  public record Balance(AssetId asset, Amount balance, BigInteger shares) {}

  static AccountView of(Book book, AccountId id, Facts facts) {
    var account = book.account(id);
    return new AccountView(
        book.id(),
        id,
        facts.now(),
        account.shares().entrySet().stream()
            .flatMap(
                held ->
                    book.reserve(held.getKey()) instanceof Reserve.Listed reserve
                        ? Stream.of(
                            new Balance(
                                held.getKey(),
                                account.balance(reserve.accruedTo(facts.now())),
                                held.getValue()))
                        : Stream.empty())
            .toList());
  }
}
