package io.plimsoll.adapter.persistence.jpa.ledger;

import static java.util.stream.Collectors.joining;

import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How the lines of an entry are written down: {@code DEBIT LOANS_RECEIVABLE 1000000 MOVEMENT
 * loan:L1}, without the party where the account is not a personal one; in smallest units.
 */
final class Lines {

  private static final int OF_NOBODY = 4;

  private Lines() {}

  static String written(List<Posting> postings) {
    return postings.stream().map(Lines::written).collect(joining("\n"));
  }

  private static String written(Posting posting) {
    var line =
        (posting.debit() ? "DEBIT " : "CREDIT ")
            + posting.account()
            + ' '
            + posting.amount().units()
            + ' '
            + posting.cause();
    return posting.party().map(party -> line + ' ' + party.text()).orElse(line);
  }

  /**
   * @throws IllegalStateException if they were not written by this class
   */
  static List<Posting> read(String lines, Token asset) {
    return lines.lines().map(line -> read(line.split(" "), line, asset)).toList();
  }

  private static Posting read(String[] words, String line, Token asset) {
    try {
      return new Posting(
          LedgerAccount.valueOf(words[1]),
          words.length == OF_NOBODY ? Optional.empty() : Optional.of(Party.parse(words[OF_NOBODY])),
          Posting.Cause.valueOf(words[3]),
          isDebit(words[0]),
          asset.units(new BigInteger(words[2])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalStateException("Not a line of the journal: " + line, e);
    }
  }

  private static boolean isDebit(String side) {
    return switch (side) {
      case "DEBIT" -> true;
      case "CREDIT" -> false;
      default -> throw new IllegalArgumentException("Neither side: " + side);
    };
  }
}
