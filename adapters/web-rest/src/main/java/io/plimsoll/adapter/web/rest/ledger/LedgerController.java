package io.plimsoll.adapter.web.rest.ledger;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.SubLedgers;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the books. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Ledger", description = "Double entry, written with the events it stands for")
public class LedgerController {

  private static final String LIST = "ledger-entries";

  private final Ledger ledger;
  private final SubLedgers subLedgers;
  private final Looking looking;
  private final ReadModels readModels;

  public LedgerController(
      Ledger ledger, SubLedgers subLedgers, Looking looking, ReadModels readModels) {
    this.ledger = ledger;
    this.subLedgers = subLedgers;
    this.looking = looking;
    this.readModels = readModels;
  }

  @GetMapping("/trial-balance")
  @Operation(
      summary = "Draw up the trial balance",
      description =
          "Debits and credits of every asset; their difference is 0 at every instant, and what"
              + " parties have adds up to their accounts.")
  LedgerViews.MarketBalance trialBalance(
      @RequestParam MarketId market, HttpServletResponse answer) {
    looking.at(market, (_, _) -> true);
    readModels.catchUp(answer);
    return LedgerViews.MarketBalance.of(
        market, ledger.trialBalance(market), subLedgers.totals(market));
  }

  @GetMapping("/entries")
  @Operation(
      summary = "List entries of the journal",
      description = "By time; of one market, one asset or one stream (loan:main:L1).")
  Listing<LedgerViews.JournalLine> entries(
      @RequestParam Optional<MarketId> market,
      @RequestParam Optional<AssetId> asset,
      @RequestParam Optional<String> stream,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletResponse answer) {
    Cursors.limit(limit);
    readModels.catchUp(answer);
    return Listing.of(
        Cursors.page(LIST, cursor, after -> ledger.entries(market, asset, stream, after, limit)),
        LedgerViews.JournalLine::of);
  }
}
