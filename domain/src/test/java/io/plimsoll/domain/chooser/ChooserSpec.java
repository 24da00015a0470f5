package io.plimsoll.domain.chooser;

import static io.plimsoll.domain.chooser.ChooserWords.ALL;
import static io.plimsoll.domain.chooser.ChooserWords.BATCH;
import static io.plimsoll.domain.chooser.ChooserWords.CALL;
import static io.plimsoll.domain.chooser.ChooserWords.DIRECT;
import static io.plimsoll.domain.chooser.ChooserWords.DUTCH;
import static io.plimsoll.domain.chooser.ChooserWords.HORIZON;
import static io.plimsoll.domain.chooser.ChooserWords.KEEPERS;
import static io.plimsoll.domain.chooser.ChooserWords.PRICE;
import static io.plimsoll.domain.chooser.ChooserWords.VOLATILITY;
import static io.plimsoll.domain.chooser.ChooserWords.inputs;
import static io.plimsoll.domain.chooser.ChooserWords.offer;
import static io.plimsoll.domain.chooser.ChooserWords.outlook;
import static io.plimsoll.domain.chooser.ChooserWords.splitting;
import static io.plimsoll.domain.chooser.ChooserWords.venues;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve.Exponential;
import io.plimsoll.domain.auction.terms.PriceCurve.Linear;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.chooser.Choice.Part;
import io.plimsoll.domain.chooser.Outlook.Keepers;
import io.plimsoll.domain.chooser.Score.Obstacle;
import io.plimsoll.domain.chooser.Venues.Quote;
import io.plimsoll.domain.chooser.Venues.Quoted;
import io.plimsoll.domain.execution.LinearImpact;
import io.plimsoll.domain.execution.SaleSchedule;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChooserSpec {

  private static final List<Way> SCENARIO = List.of(CALL, DUTCH, DIRECT);

  private static Mechanism picked(Choice choice) {
    assertThat(choice.picked()).hasSize(1);
    assertThat(choice.unsold()).isEqualTo(WETH.zero());
    return choice.picked().getFirst().mechanism();
  }

  private static Score score(Choice choice, Way way) {
    return choice.scores().stream()
        .filter(score -> score.mechanism() == way.mechanism())
        .findFirst()
        .orElseThrow();
  }

  private static double dai(Amount amount) {
    return Double.parseDouble(amount.decimal());
  }

  /**
   * 400 WETH move a thin market by 16 %: in six slices the desk still gives up 14,500 DAI, a
   * falling price that keepers come for about 9,100. In a market ten times as deep the slices cost
   * 1,600.
   */
  @Test
  void ten_times_the_depth_turns_an_auction_into_a_direct_sale() {
    var thin = Chooser.choose(inputs(offer("400"), outlook(venues("0.0004")), SCENARIO));
    assertThat(picked(thin)).isEqualTo(Mechanism.DUTCH_AUCTION);
    assertThat(dai(score(thin, DIRECT).slippage())).isCloseTo(14_526.8, offset(0.1));
    assertThat(score(thin, DIRECT).net().doubleValue()).isCloseTo(384_443, offset(1.0));
    assertThat(score(thin, DUTCH).net().doubleValue()).isCloseTo(389_317, offset(1.0));

    var deep = Chooser.choose(inputs(offer("400"), outlook(venues("0.00004")), SCENARIO));
    assertThat(picked(deep)).isEqualTo(Mechanism.DIRECT_SALE);
    assertThat(dai(score(deep, DIRECT).slippage())).isCloseTo(1_632.7, offset(0.1));
    assertThat(score(deep, DIRECT).net().doubleValue()).isCloseTo(397_337, offset(1.0));
    assertThat(score(deep, DUTCH).net().doubleValue()).isCloseTo(391_627, offset(1.0));
  }

  @Test
  void the_first_part_of_a_lot_is_sold_where_it_fetches_most() {
    var inputs = inputs(offer("400"), outlook(venues("0.0004")), SCENARIO);
    var whole = Chooser.choose(inputs);
    var split = Chooser.choose(splitting(inputs));
    assertThat(split.picked())
        .extracting(Part::mechanism)
        .containsExactly(Mechanism.DUTCH_AUCTION, Mechanism.DIRECT_SALE);
    assertThat(split.picked().get(0).quantity().plus(split.picked().get(1).quantity()))
        .isEqualTo(Amount.of("400", WETH));
    assertThat(split.net()).isGreaterThan(whole.net());
    assertThat(split.scores()).isEqualTo(whole.scores());
  }

  @Test
  void a_part_too_small_is_not_split_off() {
    var inputs = inputs(offer("400"), outlook(venues("0.0004")), SCENARIO);
    var direct = Chooser.choose(splitting(inputs)).picked().get(1).quantity();
    var least = direct.plus(WETH.units(BigInteger.ONE));
    var bounded = new Inputs(inputs.offer(), inputs.outlook(), inputs.ways(), least);
    assertThat(picked(Chooser.choose(bounded))).isEqualTo(Mechanism.DUTCH_AUCTION);
  }

  /** 5 % of 400,000 ÷ 1.05 goes to the keeper and, a tenth of it, to the treasury. */
  @Test
  void a_call_costs_the_bonus_less_what_the_treasury_has_of_it() {
    var score = score(Chooser.choose(inputs(offer("400"), outlook(venues("0")), ALL)), CALL);
    assertThat(dai(score.reward())).isCloseTo(0.9 * 400_000 * 0.05 / 1.05, offset(1e-6));
    assertThat(score.slippage()).isEqualTo(DAI.zero());
    assertThat(score.proceeds()).isEqualTo(Amount.of("400000", DAI));
  }

  /** Half the profit for which keepers come: half of them, one take, half an hour. */
  @Test
  void fewer_keepers_come_to_a_call_that_pays_them_less() {
    var keepers =
        new Keepers(Wad.of("4"), new BasisPoints(800), BasisPoints.ZERO, Amount.of("400000", DAI));
    var offer =
        new Offer(
            Amount.of("400", WETH),
            PRICE,
            DAI.zero(),
            new BasisPoints(2_500),
            new BasisPoints(8_000),
            Duration.ofMinutes(90),
            HORIZON);
    var score = score(Chooser.choose(inputs(offer, with(keepers), List.of(CALL))), CALL);
    assertThat(Double.parseDouble(score.probability().decimal()))
        .isCloseTo(1 - Math.exp(-4 * 0.5 * 0.5), offset(1e-12));
  }

  /**
   * The price falls by δ an hour and one keeper in a minute takes all: of the price at which it
   * begins to pay, 60 ÷ (60 + δ) is left.
   */
  @Test
  void a_falling_price_loses_what_it_falls_until_a_keeper_comes() {
    var cut = Ray.of("0.9999");
    var decay = -Math.log(0.9999) * 3_600;
    var dutch =
        new Way.Dutch(
            Ray.of("1.05"),
            new Exponential(cut),
            new ResetRule(Duration.ofHours(1), Ray.ZERO),
            Optional.empty(),
            DAI.zero());
    var keepers =
        new Keepers(Wad.of("60"), new BasisPoints(100), BasisPoints.ZERO, Amount.of("400000", DAI));
    var still =
        new Outlook(Optional.of(Wad.ZERO), Wad.ZERO, Optional.empty(), Optional.of(keepers));
    var score = score(Chooser.choose(inputs(offer("400"), still, List.of(dutch))), dutch);
    var probability = Double.parseDouble(score.probability().decimal());
    assertThat(dai(score.slippage()) / probability / 400_000)
        .isCloseTo(0.99 * (1 - 60 / (60 + decay)), offset(1e-4));
    // the curve passes 0.99 after ln(1.05 / 0.99) / δ and covers 1 / 1.05 until ln 1.1025 / δ
    var window = Math.log(0.99 * 1.05) / decay;
    assertThat(probability).isCloseTo(1 - Math.exp(-60 * window), offset(1e-3));
  }

  /** 30 bidders, 4 of them needed: 2 × 1 % × 4 ÷ 31 is left to them. */
  @Test
  void a_batch_leaves_bidders_less_the_more_there_are() {
    var score = score(Chooser.choose(inputs(offer("400"), outlook(venues("0")), ALL)), BATCH);
    assertThat(dai(score.reward())).isCloseTo(400_000 * 0.02 * 4 / 31 + 100, offset(1e-3));
    // a quarter is sold at once and costs a quarter of 0.05 %
    assertThat(dai(score.slippage())).isCloseTo(400_000 * 0.25 * 0.0005, offset(1e-3));
  }

  /** Where all that can come back has done so before the next slice. */
  @Test
  void slices_cost_what_almgren_and_chriss_say() {
    var venues =
        new Venues(
            Wad.of("0.0005"), Wad.of("0.2"), Duration.ZERO, new Venues.Linear(Wad.of("0.00004")));
    var still = new Outlook(Optional.of(Wad.ZERO), Wad.ZERO, Optional.of(venues), Optional.empty());
    var choice = Chooser.choose(inputs(offer("400"), still, List.of(DIRECT)));
    assertThat(choice.picked().getFirst().slices()).isEqualTo(6);
    var permanent = 0.2 * 0.04;
    var temporary = 0.8 * 0.04 / 2 + permanent / 2;
    var schedule = new SaleSchedule(new LinearImpact(1, 0.5, permanent, temporary), 400, 6, 6, 0);
    assertThat(dai(score(choice, DIRECT).slippage()))
        .isCloseTo(schedule.expectedCost(), offset(1e-6));
  }

  /** In a market that moves much, waiting between slices costs more than they save. */
  @Test
  void the_wilder_the_price_the_fewer_the_slices() {
    var calm = outlook(venues("0.00004"));
    var wild = new Outlook(Optional.of(Wad.of("0.03")), Wad.ZERO, calm.venues(), Optional.empty());
    assertThat(slices(calm)).isEqualTo(6);
    assertThat(slices(wild)).isEqualTo(1);
  }

  private static int slices(Outlook outlook) {
    return Chooser.choose(inputs(offer("400"), outlook, List.of(DIRECT)))
        .picked()
        .getFirst()
        .slices();
  }

  /** E[max(0, 1 - X)] is σ √(T ÷ 2π) for a small σ: here half an hour at 1 %. */
  @Test
  void waiting_costs_a_put_on_the_lot() {
    var score = score(Chooser.choose(inputs(offer("400"), outlook(venues("0")), ALL)), BATCH);
    assertThat(dai(score.furtherFall()))
        .isCloseTo(400_000 * 0.01 * Math.sqrt(0.5 / 2 / Math.PI), offset(0.01));
  }

  @Test
  void an_expected_fall_makes_waiting_dearer() {
    var calm = outlook(venues("0.00004"));
    var falling = new Outlook(calm.volatility(), Wad.of("0.02"), calm.venues(), calm.keepers());
    var without = score(Chooser.choose(inputs(offer("400"), calm, ALL)), BATCH);
    var with = score(Chooser.choose(inputs(offer("400"), falling, ALL)), BATCH);
    // more than the fall alone, 1 % in half an hour, and less than both together
    assertThat(dai(with.furtherFall()))
        .isBetween(400_000 * -Math.expm1(-0.01), 4_000 + dai(without.furtherFall()));
  }

  @Test
  void as_the_horizon_comes_near_only_what_sells_at_once_is_left() {
    var outlook = outlook(venues("0.0002"));
    var early =
        Chooser.choose(
            inputs(offer(Amount.of("400", WETH), HORIZON.minusMinutes(60)), outlook, ALL));
    var late = Chooser.choose(inputs(offer(Amount.of("400", WETH), HORIZON), outlook, ALL));
    assertThat(picked(early)).isEqualTo(Mechanism.BATCH_AUCTION);
    assertThat(picked(late)).isEqualTo(Mechanism.DIRECT_SALE);
    assertThat(late.picked().getFirst().slices()).isEqualTo(1);
    assertThat(score(late, CALL).obstacle()).contains(Obstacle.TIME_TOO_SHORT);
    assertThat(score(late, BATCH).obstacle()).contains(Obstacle.TIME_TOO_SHORT);
  }

  @Test
  void who_does_not_know_the_volatility_does_not_wait() {
    var blind =
        new Outlook(
            Optional.empty(), Wad.ZERO, Optional.of(venues("0.00004")), Optional.of(KEEPERS));
    var choice = Chooser.choose(inputs(offer("400"), blind, ALL));
    assertThat(picked(choice)).isEqualTo(Mechanism.DIRECT_SALE);
    assertThat(choice.picked().getFirst().slices()).isEqualTo(1);
    for (var way : List.of(CALL, DUTCH, BATCH))
      assertThat(score(choice, way).obstacle()).contains(Obstacle.VOLATILITY_UNKNOWN);
  }

  @Test
  void without_keepers_there_are_only_venues_and_without_venues_only_keepers() {
    var venues = Optional.of(venues("0.00004"));
    var alone = new Outlook(Optional.of(VOLATILITY), Wad.ZERO, venues, Optional.empty());
    assertThat(score(Chooser.choose(inputs(offer("400"), alone, ALL)), DUTCH).obstacle())
        .contains(Obstacle.NO_KEEPERS);
    var choice = Chooser.choose(inputs(offer("400"), with(KEEPERS), ALL));
    assertThat(score(choice, DIRECT).obstacle()).contains(Obstacle.NO_VENUE);
    assertThat(picked(choice)).isEqualTo(Mechanism.BATCH_AUCTION);
  }

  @Test
  void where_no_way_is_open_the_choice_is_empty_and_says_why() {
    var unknown = new Outlook(Optional.empty(), Wad.ZERO, Optional.empty(), Optional.empty());
    var choice = Chooser.choose(inputs(offer("400"), unknown, ALL));
    assertThat(choice.isEmpty()).isTrue();
    assertThat(choice.unsold()).isEqualTo(Amount.of("400", WETH));
    assertThat(choice.scores())
        .allSatisfy(
            score -> {
              assertThat(score.probability()).isEqualTo(Wad.ZERO);
              assertThat(score.obstacle()).isPresent();
            });
    assertThat(Chooser.choose(inputs(offer("400"), unknown, List.of())).isEmpty()).isTrue();
    assertThat(Chooser.choose(inputs(offer("0"), outlook(venues("0.1")), ALL)).scores())
        .allSatisfy(score -> assertThat(score.obstacle()).contains(Obstacle.NOTHING_TO_SELL));
  }

  /** 4,000 WETH would move the price by 16 times its worth; a first part stays within the bound. */
  @Test
  void what_no_way_takes_stays_unsold() {
    var inputs = inputs(offer("4000"), outlook(venues("0.004")), ALL);
    assertThat(Chooser.choose(inputs).isEmpty()).isTrue();
    var choice = Chooser.choose(splitting(inputs));
    assertThat(choice.picked()).hasSize(1);
    assertThat(choice.picked().getFirst().mechanism()).isEqualTo(Mechanism.DIRECT_SALE);
    assertThat(choice.picked().getFirst().quantity().plus(choice.unsold()))
        .isEqualTo(Amount.of("4000", WETH));
    assertThat(score(choice, DIRECT).obstacle()).contains(Obstacle.BELOW_LIMIT);
    assertThat(score(choice, CALL).obstacle()).contains(Obstacle.UNPROFITABLE);
  }

  /** Without any cost all three bring everything; the one named first is picked. */
  @Test
  void a_tie_goes_to_the_mechanism_named_first() {
    var free = new Venues(Wad.ZERO, Wad.ZERO, Duration.ZERO, new Venues.Linear(Wad.ZERO));
    var keepers =
        new Keepers(Wad.of("6000"), BasisPoints.ZERO, BasisPoints.ZERO, Amount.of("400000", DAI));
    var outlook =
        new Outlook(Optional.of(Wad.ZERO), Wad.ZERO, Optional.of(free), Optional.of(keepers));
    var batch = new Way.Batch(Duration.ofHours(1), Wad.of("0.95"), DAI.zero());
    var choice = Chooser.choose(inputs(offer("400"), outlook, List.of(DIRECT, batch)));
    assertThat(choice.scores())
        .extracting(Score::net)
        .allMatch(new BigDecimal("400000.000000000000000000")::equals);
    assertThat(picked(choice)).isEqualTo(Mechanism.BATCH_AUCTION);
  }

  @Test
  void quotes_say_how_deep_venues_are() {
    // 100 WETH at 985 and 300 at 978.333...: 2 % below 1,000 on average, and 0.05 % of it is fixed
    var quoted = new Quoted(List.of(quote("100", "98500"), quote("300", "293500")));
    var venues = new Venues(Wad.of("0.0005"), Wad.of("0.2"), Duration.ofMinutes(10), quoted);
    assertThat(venues.impact(PRICE)).contains(Wad.of("0.0000975"));
    var once = new Way.Direct(Wad.ZERO, 1, Duration.ZERO);
    var score = score(Chooser.choose(inputs(offer("400"), outlook(venues), List.of(once))), once);
    assertThat(dai(score.slippage())).isCloseTo(8_000, offset(1e-6));
    var more = Chooser.choose(inputs(offer("401"), outlook(venues), List.of(once)));
    assertThat(score(more, once).obstacle()).contains(Obstacle.DEPTH_TOO_SMALL);
    assertThat(new Quoted(List.of()).impact(PRICE, Wad.ZERO)).isEmpty();
  }

  @Test
  void an_auction_that_keepers_would_not_pay_for_is_not_open() {
    var poor = new Keepers(Wad.of("60"), BasisPoints.ZERO, BasisPoints.ZERO, DAI.zero());
    assertThat(obstacle(poor, DUTCH)).contains(Obstacle.FUNDS_TOO_SMALL);
    var greedy =
        new Keepers(
            Wad.of("60"), new BasisPoints(2_000), BasisPoints.ZERO, Amount.of("400000", DAI));
    assertThat(obstacle(greedy, DUTCH)).contains(Obstacle.UNPROFITABLE);
    assertThat(obstacle(greedy, BATCH)).isEmpty();
    var low =
        new Way.Dutch(
            Ray.of("0.9"),
            new Linear(Duration.ofHours(1)),
            new ResetRule(Duration.ofHours(1), Ray.ZERO),
            Optional.empty(),
            DAI.zero());
    assertThat(obstacle(KEEPERS, low)).contains(Obstacle.BELOW_LIMIT);
  }

  @Test
  void an_auction_on_an_assets_terms_costs_tip_and_chip() {
    var terms =
        new AuctionTerms(
            Ray.of("1.2"),
            new Exponential(Ray.of("0.9999")),
            new ResetRule(Duration.ofHours(2), Ray.of("0.4")),
            Sizes.of(Wad.of("1.13"), Amount.of("1000", DAI)),
            new Incentive(Amount.of("50", DAI), Wad.of("0.001")),
            Optional.empty());
    assertThat(Way.Dutch.of(terms, Amount.of("10000", DAI)).reward())
        .isEqualTo(Amount.of("61.3", DAI));
  }

  @Test
  void what_makes_no_sense_is_refused() {
    var outlook = outlook(venues("0.1"));
    assertThatThrownBy(() -> inputs(offer("1"), outlook, List.of(CALL, new Way.Call())))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new Inputs(offer("1"), outlook, ALL, DAI.zero()))
        .hasMessageContaining("not in WETH");
    assertThatThrownBy(() -> new Way.Direct(Wad.ZERO, 0, Duration.ZERO))
        .hasMessageContaining("slices");
    assertThatThrownBy(
            () ->
                new Score(
                    Mechanism.DIRECT_SALE,
                    Wad.ONE,
                    DAI.zero(),
                    DAI.zero(),
                    DAI.zero(),
                    DAI.zero(),
                    BigDecimal.ONE,
                    Optional.empty()))
        .hasMessageContaining("net");
  }

  private static Optional<Obstacle> obstacle(Keepers keepers, Way way) {
    return score(Chooser.choose(inputs(offer("400"), with(keepers), List.of(way))), way).obstacle();
  }

  /** No venue known. */
  private static Outlook with(Keepers keepers) {
    return new Outlook(Optional.of(VOLATILITY), Wad.ZERO, Optional.empty(), Optional.of(keepers));
  }

  private static Quote quote(String sold, String received) {
    return new Quote(Amount.of(sold, WETH), Amount.of(received, DAI));
  }
}
