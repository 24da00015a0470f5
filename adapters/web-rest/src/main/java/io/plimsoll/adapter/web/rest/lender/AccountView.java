package io.plimsoll.adapter.web.rest.lender;

import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.BackstopStake;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lender can ask for in a market, with interest up to the moment.
 *
 * @param stakes for losses
 */
public record AccountView(
    MarketId market,
    AccountId account,
    Instant asOf,
    List<Balance> balances,
    List<StakeView> stakes) {

  /**
   * @param shares of the reserve's liquidity index, in smallest units
   */
  public record Balance(AssetId asset, Amount balance, BigInteger shares) {}

  /**
   * What is staked for a reserve's losses.
   *
   * @param worth what is left of it after all losses
   * @param shares of the backstop, in smallest units
   * @param cooling what of it is announced to be taken out
   * @param until from when on that can be taken out; null: nothing is announced
   */
  public record StakeView(
      AssetId asset, Amount worth, BigInteger shares, Amount cooling, @Nullable Instant until) {

    static StakeView of(BackstopStake stake, Reserve.Listed reserve) {
      return new StakeView(
          reserve.asset().id(),
          stake.worth(reserve),
          stake.shares(),
          stake.cooling(reserve),
          stake.cooldown().map(BackstopStake.Cooldown::until).orElse(null));
    }
  }

  /** The account as it stands after a command that was accepted. */
  static Submitting.View after(AccountId id) {
    return (book, _, facts) -> of(book, id, facts);
  }

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
            .toList(),
        account.stakes().entrySet().stream()
            .flatMap(
                staked ->
                    book.reserve(staked.getKey()) instanceof Reserve.Listed reserve
                        ? Stream.of(StakeView.of(staked.getValue(), reserve))
                        : Stream.empty())
            .toList());
  }
}
