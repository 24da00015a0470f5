package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import org.springframework.http.HttpStatus;

/** Name of an auction or of a batch; each has a form of its own. */
public record OfferName(String text) {

  public OfferName {
    if (!BatchId.isOne(text) && !AuctionId.isOne(text))
      throw new IllegalArgumentException("Not the name of an auction");
  }

  boolean isBatch() {
    return BatchId.isOne(text);
  }

  /**
   * @throws Declined if it is a batch's
   */
  AuctionId auction() {
    if (!isBatch()) return new AuctionId(text);
    throw declined("sold-by-batch", "%s is a batch: a keeper bids in it, and nothing else");
  }

  /**
   * @throws Declined if it is an auction's
   */
  BatchId batch() {
    if (isBatch()) return new BatchId(text);
    throw declined("not-a-batch", "Auction %s takes no bids: a keeper takes from it");
  }

  private Declined declined(String name, String sentence) {
    return new Declined(
        Problem.of(HttpStatus.CONFLICT, name, sentence.formatted(text)).with("auction", text));
  }
}
