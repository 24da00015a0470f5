package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page at the root, and the parts of it that are fetched again while one looks. */
@Hidden
@Controller
public class PageController {

  private static final String PARTS = "plimsoll/parts :: ";

  /** What htmx takes as a good answer, and as the last it asks for. */
  private static final int STOP_POLLING = 286;

  private final Pictures pictures;

  public PageController(Pictures pictures) {
    this.pictures = pictures;
  }

  /** Of the market asked for, of the one that is replayed, or of the first there is. */
  @GetMapping("/")
  String page(@RequestParam Optional<MarketId> market, Model model) {
    var markets = pictures.markets();
    var shown =
        market
            .or(() -> pictures.replayed().filter(markets::contains))
            .or(() -> markets.stream().findFirst());
    model.addAttribute("markets", markets);
    if (shown.isEmpty()) return "plimsoll/empty";
    model.addAttribute("market", shown.get());
    model.addAttribute("assets", pictures.assets(shown.get()));
    return "plimsoll/page";
  }

  /** A finished replay is not fetched again: its report stays open for whoever is reading it. */
  @GetMapping("/page/replay")
  String replay(Model model, HttpServletResponse answer) {
    pictures
        .replay()
        .ifPresent(
            replay -> {
              model.addAttribute("replay", replay);
              if (replay.finished()) answer.setStatus(STOP_POLLING);
            });
    return PARTS + "replay";
  }

  @GetMapping("/page/{market}/book")
  String book(@PathVariable MarketId market, Model model) {
    model.addAttribute("book", pictures.book(market));
    return PARTS + "book";
  }

  @GetMapping("/page/{market}/liquidations")
  String liquidations(@PathVariable MarketId market, Model model) {
    model.addAttribute("liquidations", pictures.sales(market));
    return PARTS + "liquidations";
  }

  @GetMapping("/page/{market}/ledger")
  String ledger(@PathVariable MarketId market, Model model) {
    model.addAttribute("balances", pictures.balances(market));
    return PARTS + "ledger";
  }
}
