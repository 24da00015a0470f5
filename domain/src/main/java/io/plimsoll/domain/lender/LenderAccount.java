package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.lender.LenderEvent.CooldownStarted;
import io.plimsoll.domain.lender.LenderEvent.DeficitBorne;
import io.plimsoll.domain.lender.LenderEvent.PledgeGiven;
import io.plimsoll.domain.lender.LenderEvent.PledgeReturned;
import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.lender.LenderEvent.SharesSent;
import io.plimsoll.domain.lender.LenderEvent.StakeWithdrawn;
import io.plimsoll.domain.lender.LenderEvent.Staked;
import io.plimsoll.domain.lender.LenderEvent.Supplied;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lender's shares in one market, and what is staked there for losses; what is pledged to a loan
 * lies with the loan.
 *
 * @param shares of each reserve's liquidity index; no entry is ever zero
 * @param stakes in each reserve's backstop; no entry is ever without shares
 */
public record LenderAccount(
    SortedMap<AssetId, BigInteger> shares, SortedMap<AssetId, BackstopStake> stakes)
    implements StreamState {

  public static final LenderAccount EMPTY = new LenderAccount(new TreeMap<>(), new TreeMap<>());

  public LenderAccount {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    stakes = Collections.unmodifiableSortedMap(new TreeMap<>(stakes));
  }

  public BackstopStake stakeIn(AssetId asset) {
    return stakes.getOrDefault(asset, BackstopStake.NOTHING);
  }

  public BigInteger sharesOf(AssetId asset) {
    return shares.getOrDefault(asset, BigInteger.ZERO);
  }

  /** What the account can ask for, with interest up to the reserve's last touch; down. */
  public Amount balance(Reserve.Listed reserve) {
    return reserve.claim(sharesOf(reserve.asset().id()));
  }

  public static Decision decide(Book book, LenderCommand command, Facts facts) {
    return new Lending(book, facts).decide(command);
  }

  public static LenderAccount evolve(LenderAccount account, LenderEvent event) {
    return switch (event) {
      case Supplied(_, _, var amount, var shares, _) -> account.with(amount, shares);
      case Withdrawn(_, _, var amount, var shares, _) -> account.with(amount, shares.negate());
      case SharesSent(_, _, var worth, var shares, _) -> account.with(worth, shares.negate());
      case SharesReceived(_, _, var worth, var shares, _) -> account.with(worth, shares);
      case PledgeGiven(_, _, _, var worth, var shares, _) -> account.with(worth, shares.negate());
      case PledgeReturned(_, _, _, var worth, var shares, _) -> account.with(worth, shares);
      case DeficitBorne(_, _, var amount, var shares, _) -> account.with(amount, shares.negate());
      case Staked(_, _, var amount, var shares, _) ->
          account.with(amount.token().id(), account.stake(amount).plus(shares));
      case CooldownStarted(_, _, var worth, var shares, var until, _) ->
          account.with(worth.token().id(), account.stake(worth).cooling(shares, until));
      case StakeWithdrawn(_, _, var amount, var shares, _) ->
          account.with(amount.token().id(), account.stake(amount).minus(shares));
    };
  }

  private LenderAccount with(Amount amount, BigInteger change) {
    var asset = amount.token().id();
    var after = new TreeMap<>(shares);
    after.merge(asset, change, BigInteger::add);
    if (after.getOrDefault(asset, BigInteger.ZERO).signum() < 0)
      throw new IllegalStateException("Shares of " + asset + " fell below zero");
    after.values().removeIf(left -> left.signum() == 0);
    return new LenderAccount(after, stakes);
  }

  private BackstopStake stake(Amount amount) {
    return stakeIn(amount.token().id());
  }

  private LenderAccount with(AssetId asset, BackstopStake stake) {
    var after = new TreeMap<>(stakes);
    after.put(asset, stake);
    after.values().removeIf(left -> left.shares().signum() == 0);
    return new LenderAccount(shares, after);
  }
}
