package io.plimsoll.adapter.web.rest.keeper;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Answered;
import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.market.KeeperBook;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperCommand;
import io.plimsoll.domain.keeper.KeeperCommand.AddBond;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.LeaveMarket;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.keeper.KeeperCommand.WithdrawFunds;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registers keepers, and takes in and pays out their money. */
@RestController
@RequestMapping("/api/v1/markets/{market}/keepers")
@Tag(name = "Keepers", description = "Who buys the collateral of loans below 1")
public class KeeperController {

  private static final String LIST = "keepers";

  private final Submitting submitting;
  private final Looking looking;
  private final KeeperBook keepers;
  private final LiquidationBook liquidations;
  private final ReadModels readModels;

  public KeeperController(
      Submitting submitting,
      Looking looking,
      KeeperBook keepers,
      LiquidationBook liquidations,
      ReadModels readModels) {
    this.submitting = submitting;
    this.looking = looking;
    this.keepers = keepers;
    this.liquidations = liquidations;
    this.readModels = readModels;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Register a keeper",
      description =
          "With a bond in the asset that the market's terms name; a part of it is lost when a claim"
              + " is not honoured.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = KeeperView.class)))
  ResponseEntity<String> register(
      @PathVariable MarketId market,
      @RequestBody RegistrationRequest asked,
      HttpServletRequest call) {
    try {
      return carryOut(
              call, asked, new RegisterKeeper(market, asked.keeper(), asked.bond().quantity()))
          .created(URI.create("/api/v1/markets/%s/keepers/%s".formatted(market, asked.keeper())));
    } catch (Declined declined) {
      throw new Declined(declined.problem().inField("bond"));
    }
  }

  @PostMapping(path = "/{keeper}/bonds", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add to a keeper's bond",
      description = "Answers the keeper as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = KeeperView.class)))
  ResponseEntity<String> addBond(
      @PathVariable MarketId market,
      @PathVariable KeeperId keeper,
      @RequestBody BondRequest asked,
      HttpServletRequest call) {
    return carryOut(call, asked, new AddBond(market, keeper, asked.amount().quantity())).ok();
  }

  @PostMapping(path = "/{keeper}/deposits", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Bring funds to buy with",
      description = "They are held apart and never lent. Answers the keeper as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = KeeperView.class)))
  ResponseEntity<String> deposit(
      @PathVariable MarketId market,
      @PathVariable KeeperId keeper,
      @RequestBody KeeperDepositRequest asked,
      HttpServletRequest call) {
    return carryOut(
            call, asked, new DepositFunds(market, keeper, asked.asset(), asked.amount().quantity()))
        .ok();
  }

  @PostMapping(path = "/{keeper}/withdrawals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take out funds",
      description =
          "As far as they are free: neither bond nor set aside; \"max\" takes out all of that."
              + " Answers the keeper as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = KeeperView.class)))
  ResponseEntity<String> withdraw(
      @PathVariable MarketId market,
      @PathVariable KeeperId keeper,
      @RequestBody KeeperWithdrawalRequest asked,
      HttpServletRequest call) {
    return carryOut(call, asked, new WithdrawFunds(market, keeper, asked.asset(), asked.amount()))
        .ok();
  }

  @PostMapping("/{keeper}/departure")
  @Operation(
      summary = "Leave the market",
      description =
          "With bond and funds, once nothing of the keeper's is open; it may register again.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DepartureView.class)))
  ResponseEntity<String> leave(
      @PathVariable MarketId market, @PathVariable KeeperId keeper, HttpServletRequest call) {
    return submitting
        .carryOut(
            call,
            List.of(),
            new LeaveMarket(market, keeper),
            (_, events, _) -> DepartureView.of(events))
        .ok();
  }

  @GetMapping
  @Operation(
      summary = "List a market's keepers",
      description = "Those that are registered, in the order of their names.")
  Listing<KeeperView> list(
      @PathVariable MarketId market,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor) {
    Cursors.limit(limit);
    var page = Cursors.page(LIST, cursor, after -> keepers.keepers(market, after, limit));
    return looking.at(
        market,
        (_, sight) ->
            new Listing<>(
                page.items().stream()
                    .flatMap(keeper -> view(sight.book(), keeper, sight.facts()).stream())
                    .map(KeeperView::sealed)
                    .toList(),
                page.next().orElse(null)));
  }

  @GetMapping("/{keeper}")
  @Operation(
      summary = "Look at a keeper",
      description = "Its bond, its funds, what is open, and how it has bought so far.")
  KeeperView find(
      @PathVariable MarketId market, @PathVariable KeeperId keeper, HttpServletResponse answer) {
    var found = looking.at(market, (_, sight) -> view(sight.book(), keeper, sight.facts()));
    readModels.catchUp(answer);
    return found
        .map(view -> view.sealed().with(liquidations.scorecard(market, keeper)))
        .orElseThrow(() -> new Declined(Problems.of(new KeeperUnknown(market, keeper))));
  }

  private Answered carryOut(HttpServletRequest call, Object asked, KeeperCommand command) {
    return submitting.carryOut(
        call,
        asked,
        command,
        (after, _, facts) -> view(after, command.keeper(), facts).orElseThrow());
  }

  /** Empty for one that is not registered. */
  private static Optional<KeeperView> view(Book book, KeeperId id, Facts facts) {
    return Stream.of(book.keeper(id))
        .filter(Keeper.Registered.class::isInstance)
        .map(Keeper.Registered.class::cast)
        .map(keeper -> KeeperView.of(book.id(), keeper, facts.now()))
        .findFirst();
  }
}
