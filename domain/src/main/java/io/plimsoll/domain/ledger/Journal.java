package io.plimsoll.domain.ledger;

import static io.plimsoll.domain.ledger.LedgerAccount.ACCRUED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.BACKSTOP;
import static io.plimsoll.domain.ledger.LedgerAccount.BACKSTOP_STAKES;
import static io.plimsoll.domain.ledger.LedgerAccount.CASH;
import static io.plimsoll.domain.ledger.LedgerAccount.COLLATERAL_OWED;
import static io.plimsoll.domain.ledger.LedgerAccount.CUSTODY;
import static io.plimsoll.domain.ledger.LedgerAccount.DEFICIT;
import static io.plimsoll.domain.ledger.LedgerAccount.EARNED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.INVENTORY;
import static io.plimsoll.domain.ledger.LedgerAccount.KEEPERS;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.OWN_FUNDS;
import static io.plimsoll.domain.ledger.LedgerAccount.PLEDGED_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.ROUNDING;
import static io.plimsoll.domain.ledger.LedgerAccount.SLASHED;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.TREASURY;
import static io.plimsoll.domain.ledger.Posting.Cause.INTEREST;
import static io.plimsoll.domain.ledger.Posting.Cause.MOVEMENT;

import io.plimsoll.domain.ledger.Posting.Cause;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.BalanceChange;
import io.plimsoll.domain.reserve.BalanceChange.Stake;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveEvent.BondForfeited;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralSeized;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReceived;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReleased;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns what an event moved into double entry: its debits equal its credits, per asset, always.
 *
 * <p>Interest runs for all loans and lenders at once, so it is booked in two steps: when the
 * reserve is touched, for all of them together (accrued, earned); when somebody moves something,
 * from there to his own sub-account, as much as it has grown since the last time. So every
 * sub-account stands at what its holder owed or could ask for right after his last movement, to the
 * unit.
 */
public final class Journal {

  /** What sub-accounts stand at before an event is posted. */
  @FunctionalInterface
  public interface Booked {
    /** On the side on which the account grows, in smallest units; 0 for a new one. */
    BigInteger of(LedgerAccount account, Party party);
  }

  private final Token asset;
  private final List<Posting> postings = new ArrayList<>();

  private Journal(Token asset) {
    this.asset = asset;
  }

  /**
   * @param asset the reserve's
   */
  public static List<Posting> postings(ReserveEvent event, Token asset, Booked booked) {
    var journal = new Journal(asset);
    switch (event) {
      case CollateralReceived e -> journal.custody(e.loan(), e.change().collateral());
      case CollateralReleased e -> journal.custody(e.loan(), e.change().collateral());
      case DeficitBorne e when e.bearer() == LossBearer.BACKSTOP -> {
        journal.post(e.change(), booked);
        journal.apart(e.amount().units().negate(), BigInteger.ZERO);
      }
      case CollateralSeized e -> {
        journal.custody(e.loan(), e.change().collateral());
        journal.post(e.change(), booked);
      }
      case KeeperFundsReceived e -> journal.custody(e.keeper(), e.amount().units());
      case KeeperFundsReleased e -> journal.custody(e.keeper(), e.amount().units().negate());
      case BondForfeited e -> {
        journal.custody(e.keeper(), e.amount().units().negate());
        journal.post(e.change(), booked);
      }
      default -> journal.post(event.change(), booked);
    }
    return List.copyOf(journal.postings);
  }

  /**
   * A call needs no funds with the desk: what the keeper brought was applied to the loan, and what
   * was awarded to him handed over, at once; cash, debt and collateral are posted by the reserves.
   */
  public static List<Posting> postings(CollateralCalled event) {
    var keeper = Party.of(event.keeper());
    var postings = new ArrayList<Posting>();
    for (var amount : List.of(event.repaid(), event.taken().minus(event.fee())))
      postings.addAll(inAndOut(keeper, amount));
    return List.copyOf(postings);
  }

  /** What a keeper paid went to the loan and to who started the auction; the rest as above. */
  public static List<Posting> postings(LotAuctioned event) {
    var postings = new ArrayList<Posting>();
    for (var amount : List.of(event.paid(), event.taken()))
      postings.addAll(inAndOut(Party.of(event.keeper()), amount));
    for (var reward : event.rewards())
      postings.addAll(inAndOut(Party.of(reward.keeper()), reward.amount()));
    return List.copyOf(postings);
  }

  private static List<Posting> inAndOut(Party keeper, Amount amount) {
    var journal = new Journal(amount.token());
    journal.add(KEEPERS, Optional.of(keeper), MOVEMENT, amount.units());
    journal.add(KEEPERS, Optional.of(keeper), MOVEMENT, amount.units().negate());
    return journal.postings;
  }

  private void custody(LoanId loan, BigInteger change) {
    add(CUSTODY, MOVEMENT, change);
    add(COLLATERAL_OWED, Optional.of(Party.of(loan)), MOVEMENT, change);
  }

  private void custody(KeeperId keeper, BigInteger change) {
    add(CUSTODY, MOVEMENT, change);
    add(KEEPERS, Optional.of(Party.of(keeper)), MOVEMENT, change);
  }

  private void post(BalanceChange change, Booked booked) {
    var accrued = change.accrued();
    add(ACCRUED_INTEREST, INTEREST, accrued.receivable());
    add(EARNED_INTEREST, INTEREST, accrued.claims());
    add(TREASURY, INTEREST, accrued.treasury());
    add(ROUNDING, INTEREST, accrued.crumbs());
    add(CASH, MOVEMENT, change.cash());
    add(DEFICIT, MOVEMENT, change.deficit());
    add(TREASURY, MOVEMENT, change.treasury().subtract(accrued.treasury()));
    add(ROUNDING, MOVEMENT, change.crumbs().subtract(accrued.crumbs()));
    add(INVENTORY, MOVEMENT, change.inventory());
    add(OWN_FUNDS, MOVEMENT, change.own().add(change.inventory()));
    var receivable = change.receivable().subtract(accrued.receivable());
    var claims = change.claims().subtract(accrued.claims());
    for (var stake : change.stakes()) {
      var moved = post(stake, booked);
      switch (stake.kind()) {
        case DEBT -> receivable = receivable.subtract(moved);
        case CLAIM, PLEDGE -> claims = claims.subtract(moved);
        case BACKSTOP -> apart(stake.moved(), moved);
      }
    }
    // What is left is interest that went to sub-accounts, and the unit by which a part rounds
    // otherwise than the whole.
    add(ACCRUED_INTEREST, INTEREST, receivable);
    add(EARNED_INTEREST, INTEREST, claims);
  }

  /**
   * @param staked by how much the money of the stakes changed
   * @param booked by how much what is booked for the stakes did
   */
  private void apart(BigInteger staked, BigInteger booked) {
    add(BACKSTOP, MOVEMENT, staked);
    add(SLASHED, Cause.LOSS, booked.subtract(staked));
  }

  /**
   * @return by how much the sub-account changed
   */
  private BigInteger post(Stake stake, Booked booked) {
    var account = account(stake);
    var party = party(stake);
    var had = booked.of(account, party);
    var since = stake.kind() == Stake.Kind.BACKSTOP ? Cause.LOSS : INTEREST;
    add(account, Optional.of(party), since, stake.before().subtract(had));
    add(account, Optional.of(party), MOVEMENT, stake.moved());
    add(account, Optional.of(party), Cause.ROUNDING, stake.rounding());
    return stake.after().subtract(had);
  }

  /** The account a stake is kept in. */
  public static LedgerAccount account(Stake stake) {
    return switch (stake.kind()) {
      case DEBT -> LOANS_RECEIVABLE;
      case CLAIM -> SUPPLIER_CLAIMS;
      case PLEDGE -> PLEDGED_CLAIMS;
      case BACKSTOP -> BACKSTOP_STAKES;
    };
  }

  public static Party party(Stake stake) {
    return switch (stake.kind()) {
      case DEBT, PLEDGE -> new Party(Party.Kind.LOAN, stake.holder());
      case CLAIM, BACKSTOP -> new Party(Party.Kind.ACCOUNT, stake.holder());
    };
  }

  private void add(LedgerAccount account, Cause cause, BigInteger change) {
    add(account, Optional.empty(), cause, change);
  }

  private void add(LedgerAccount account, Optional<Party> party, Cause cause, BigInteger change) {
    if (change.signum() == 0) return;
    var debit = account.isDebitNormal() == (change.signum() > 0);
    postings.add(new Posting(account, party, cause, debit, asset.units(change.abs())));
  }
}
