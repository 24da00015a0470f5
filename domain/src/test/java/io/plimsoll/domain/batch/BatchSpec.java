package io.plimsoll.domain.batch;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.batch.BatchRejection.BatchStillOpen;
import io.plimsoll.domain.batch.BatchRejection.BidAfterEnd;
import io.plimsoll.domain.batch.BatchRejection.BidBelowMinimum;
import io.plimsoll.domain.batch.BatchRejection.BidOfNothing;
import io.plimsoll.domain.batch.BatchRejection.BidOverBalance;
import io.plimsoll.domain.batch.BatchRejection.BidTwice;
import io.plimsoll.domain.batch.Clearing.Fill;
import io.plimsoll.domain.batch.Clearing.Part;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchSpec {

  private static final Instant END = Instant.parse("2026-01-01T13:00:00Z");
  private static final Instant BEFORE = END.minusSeconds(1);

  private static BatchLot lot(String liquidation, String quantity) {
    return new BatchLot(new LiquidationId(liquidation), amount(quantity));
  }

  private static Bid bid(String keeper, String quantity, String limit) {
    return new Bid(new KeeperId(keeper), Wad.of(limit), amount(quantity));
  }

  private static BatchTerms terms(String minimum, MarginRule margin) {
    return new BatchTerms(WETH, USDC, Wad.of(minimum), END, margin);
  }

  private static BatchAuction batch(MarginRule margin, BatchLot... lots) {
    return BatchAuction.open(terms("1900", margin), List.of(lots));
  }

  private static BatchAuction batch(BatchLot... lots) {
    return batch(MarginRule.FIRST_COME, lots);
  }

  /** Each bid is held against the rules first. */
  private static BatchAuction placed(BatchAuction auction, Bid... bids) {
    var now = auction;
    for (var bid : bids) {
      assertThat(now.objection(bid, amount("1000000 USDC"), BEFORE)).isEmpty();
      now = now.with(bid);
    }
    return now;
  }

  private static Fill fill(String keeper, String bought, String paid, String refund) {
    return new Fill(new KeeperId(keeper), amount(bought), amount(paid), amount(refund));
  }

  private static Part part(String liquidation, String sold, String unsold, String proceeds) {
    return new Part(new LiquidationId(liquidation), amount(sold), amount(unsold), amount(proceeds));
  }

  @Test
  void everybody_pays_the_price_at_which_the_bids_cover_the_lot() {
    var cleared =
        placed(
                batch(lot("L1.1", "40 WETH")),
                bid("ada", "10 WETH", "2000"),
                bid("bob", "15 WETH", "1980"),
                bid("cem", "20 WETH", "1950"),
                bid("dan", "30 WETH", "1900"))
            .clear();

    assertThat(cleared)
        .isEqualTo(
            new Clearing(
                Optional.of(Wad.of("1950")),
                List.of(
                    fill("ada", "10 WETH", "19500 USDC", "500 USDC"),
                    fill("bob", "15 WETH", "29250 USDC", "450 USDC"),
                    fill("cem", "15 WETH", "29250 USDC", "9750 USDC"),
                    fill("dan", "0 WETH", "0 USDC", "57000 USDC")),
                List.of(part("L1.1", "40 WETH", "0 WETH", "78000 USDC"))));
    assertThat(cleared.sold()).isEqualTo(amount("40 WETH"));
    assertThat(cleared.proceeds()).isEqualTo(amount("78000 USDC"));
  }

  @Test
  void the_order_in_which_bids_come_in_does_not_move_the_price() {
    var cleared =
        placed(
                batch(lot("L1.1", "40 WETH")),
                bid("dan", "30 WETH", "1900"),
                bid("cem", "20 WETH", "1950"),
                bid("bob", "15 WETH", "1980"),
                bid("ada", "10 WETH", "2000"))
            .clear();
    assertThat(cleared.price()).contains(Wad.of("1950"));
    assertThat(cleared.fills().get(1)).isEqualTo(fill("cem", "15 WETH", "29250 USDC", "9750 USDC"));
  }

  @Test
  void at_the_same_price_who_bid_first_is_served_first() {
    var cleared =
        placed(
                batch(lot("L1.1", "10 WETH")),
                bid("ada", "4 WETH", "1950"),
                bid("bob", "8 WETH", "1950"),
                bid("cem", "8 WETH", "1950"))
            .clear();
    assertThat(cleared.fills())
        .extracting(Fill::bought)
        .containsExactly(amount("4 WETH"), amount("6 WETH"), amount("0 WETH"));
  }

  @Test
  void where_the_terms_say_so_the_same_price_is_served_in_proportion() {
    var cleared =
        placed(
                batch(MarginRule.PRO_RATA, lot("L1.1", "10 WETH")),
                bid("ada", "4 WETH", "1950"),
                bid("bob", "8 WETH", "1950"),
                bid("cem", "8 WETH", "1950"))
            .clear();
    assertThat(cleared.fills())
        .extracting(Fill::bought)
        .containsExactly(amount("2 WETH"), amount("4 WETH"), amount("4 WETH"));
  }

  @Test
  void bids_that_do_not_cover_the_lot_are_all_filled_at_the_lowest() {
    var cleared =
        placed(
                batch(lot("L1.1", "40 WETH")),
                bid("ada", "10 WETH", "2000"),
                bid("bob", "5 WETH", "1980"))
            .clear();
    assertThat(cleared.price()).contains(Wad.of("1980"));
    assertThat(cleared.parts()).containsExactly(part("L1.1", "15 WETH", "25 WETH", "29700 USDC"));
  }

  @Test
  void without_a_bid_nothing_is_sold() {
    assertThat(batch(lot("L1.1", "40 WETH")).clear())
        .isEqualTo(
            new Clearing(
                Optional.empty(), List.of(), List.of(part("L1.1", "0 WETH", "40 WETH", "0 USDC"))));
  }

  @Test
  void loans_share_the_proceeds_in_proportion_to_the_unit() {
    var cleared =
        placed(
                batch(lot("L2.1", "1 WETH"), lot("L3.1", "1 WETH"), lot("L1.1", "1 WETH")),
                bid("ada", "3 WETH", "1950.333333"))
            .clear();
    assertThat(cleared.parts())
        .containsExactly(
            part("L1.1", "1 WETH", "0 WETH", "1950.333333 USDC"),
            part("L2.1", "1 WETH", "0 WETH", "1950.333333 USDC"),
            part("L3.1", "1 WETH", "0 WETH", "1950.333333 USDC"));

    var uneven =
        placed(
                batch(lot("L2.1", "1 WETH"), lot("L3.1", "1 WETH"), lot("L1.1", "1 WETH")),
                bid("ada", "2 WETH", "2000.0000005"))
            .clear();
    // two thirds of a token each, two units left over; 4,000.000001 for them
    assertThat(uneven.parts())
        .containsExactly(
            part(
                "L1.1",
                "0.666666666666666667 WETH",
                "0.333333333333333333 WETH",
                "1333.333334 USDC"),
            part(
                "L2.1",
                "0.666666666666666667 WETH",
                "0.333333333333333333 WETH",
                "1333.333334 USDC"),
            part(
                "L3.1",
                "0.666666666666666666 WETH",
                "0.333333333333333334 WETH",
                "1333.333333 USDC"));
  }

  @Test
  void a_broken_unit_is_paid_as_a_whole_one() {
    var cleared =
        placed(
                batch(lot("L1.1", "40 WETH")),
                bid("ada", "0.000000000000000001 WETH", "2000"),
                bid("bob", "0.0000000005 WETH", "1999.9999999"))
            .clear();
    assertThat(cleared.fills())
        .containsExactly(
            fill("ada", "0.000000000000000001 WETH", "0.000001 USDC", "0 USDC"),
            fill("bob", "0.0000000005 WETH", "0.000001 USDC", "0 USDC"));
  }

  @Test
  void a_bid_that_breaks_a_rule_is_refused_by_its_name() {
    var auction = placed(batch(lot("L1.1", "40 WETH")), bid("ada", "1 WETH", "2000"));
    var rich = amount("1000000 USDC");

    assertThat(auction.objection(bid("bob", "1 WETH", "1899.999999999999999999"), rich, BEFORE))
        .contains(new BidBelowMinimum(Wad.of("1899.999999999999999999"), Wad.of("1900")));
    assertThat(auction.objection(bid("bob", "1 WETH", "1900"), rich, BEFORE)).isEmpty();
    assertThat(auction.objection(bid("bob", "2 WETH", "2000"), amount("3999.999999 USDC"), BEFORE))
        .contains(new BidOverBalance(amount("4000 USDC"), amount("3999.999999 USDC")));
    assertThat(auction.objection(bid("bob", "2 WETH", "2000"), amount("4000 USDC"), BEFORE))
        .isEmpty();
    assertThat(auction.objection(bid("bob", "1 WETH", "2000"), rich, END))
        .contains(new BidAfterEnd(END, END));
    assertThat(auction.objection(bid("ada", "1 WETH", "2100"), rich, BEFORE))
        .contains(new BidTwice(new KeeperId("ada")));
    assertThat(auction.objection(bid("bob", "0 WETH", "2000"), rich, BEFORE))
        .contains(new BidOfNothing(new KeeperId("bob")));
  }

  @Test
  void a_batch_is_cleared_from_its_end_on() {
    var auction = batch(lot("L1.1", "40 WETH"));
    assertThat(auction.objection(BEFORE)).contains(new BatchStillOpen(END, BEFORE));
    assertThat(auction.objection(END)).isEmpty();
  }

  @Test
  void a_batch_sells_one_collateral_for_one_asset_above_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch(lot("L1.1", "1 WETH"), lot("L2.1", "1 DAI")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch(lot("L1.1", "1 WETH"), lot("L1.1", "1 WETH")));
    assertThatIllegalArgumentException().isThrownBy(BatchSpec::batch);
    assertThatIllegalArgumentException().isThrownBy(() -> lot("L1.1", "0 WETH"));
    assertThatIllegalArgumentException().isThrownBy(() -> terms("0", MarginRule.FIRST_COME));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchTerms(DAI, DAI, Wad.ONE, END, MarginRule.FIRST_COME));
    var auction = batch(lot("L1.1", "1 WETH"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> auction.objection(bid("ada", "1 DAI", "2000"), amount("1 USDC"), BEFORE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> auction.with(bid("ada", "1 DAI", "2000")));
  }
}
