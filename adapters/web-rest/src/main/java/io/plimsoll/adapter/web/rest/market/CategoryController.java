package io.plimsoll.adapter.web.rest.market;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.DefineCategory;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketRejection.CategoryUnknown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups assets whose prices move together. */
@RestController
@RequestMapping("/api/v1/markets/{market}/categories")
@Tag(name = "Markets")
public class CategoryController {

  private final Submitting submitting;
  private final Looking looking;

  public CategoryController(Submitting submitting, Looking looking) {
    this.submitting = submitting;
    this.looking = looking;
  }

  @PutMapping(path = "/{category}", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Define a category of correlated assets, or change it",
      description =
          "For the loans that chose it the numbers apply at once; they may draw its borrowable"
              + " assets only.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CategoryView.class)))
  ResponseEntity<String> define(
      @PathVariable MarketId market,
      @PathVariable CategoryId category,
      @RequestBody CategoryRequest asked) {
    return submitting
        .carryOut(
            new DefineCategory(market, Terms.category(category, asked)),
            (after, _, _) -> view((Market.Open) after.market(), category))
        .ok();
  }

  @GetMapping("/{category}")
  @Operation(summary = "Look at a category", description = "Its numbers and its members.")
  CategoryView find(@PathVariable MarketId market, @PathVariable CategoryId category) {
    return view(looking.at(market, (open, _) -> open), category);
  }

  private static CategoryView view(Market.Open market, CategoryId id) {
    return market
        .category(id)
        .map(CategoryView::of)
        .orElseThrow(() -> new Declined(Problems.of(new CategoryUnknown(market.id(), id))));
  }
}
