package io.plimsoll.domain.reserve;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Interest to the last unit, against recorded runs of the unmodified Aave v3.6.0 contracts on a
 * local EVM: the vectors aave-001-interest and aave-002-interest. Each line is a step that touched
 * the reserve: what was done, at which Unix second, the amount, the scaled amount that the contract
 * booked, and right after it liquidity index, borrow index, liquidity rate, borrow rate and the
 * treasury's shares. The contract now and then pays its treasury's shares out as claims; here they
 * are the sum since the start.
 */
class InterestSpec {

  private static final String WETH_002 =
      """
      supply 1716252978 390493647690194751198 390493647690194751198 1000000000000000000000000000 1000000000000000000000000000 0 10000000000000000000000000 0
      supply 1716263613 4845305606084623668 4845305606084623668 1000000000000000000000000000 1000000000000000000000000000 0 10000000000000000000000000 0
      supply 1716264826 150090649180721607113 150090649180721607113 1000000000000000000000000000 1000000000000000000000000000 0 10000000000000000000000000 0
      borrow 1716282579 80468099745253597321 80468099745253597321 1000000000000000000000000000 1000000000000000000000000000 3041823143874666246372158 22909014647782312889966764 0
      borrow 1716285175 2106254346962521284 2106250374910789117 1000000250398683456958193035 1000001885840249327252626357 3167490035343995645956924 23246929059512684628667808 15174994328849
      supply 1716457169 2466542877492446182 2466499650710281027 1000017525557789033884429328 1000128680403127317306910273 3145672793343887240726447 23188713515608461696263285 1062154508270908
      borrow 1716544456 377950102093547503 377877219529847780 1000026232469040179925654315 1000192873663541833451739734 3168564013593612618377942 23249789989337810462651774 1592212279629145
      withdraw 1720861057 1500167448765572168 1499477760673230768 1000459952198311861938112037 1003380954477411402340405380 3195752883224840787935094 23322068578088906781586949 28025894494327607
      withdraw 1734253384 3660480715889912942 3653839095693067766 1001817710091468978770119967 1013367948091772986792329030 3272561468565605256862430 23524732071821367580168101 110719917208595393
      withdraw 1734297771 391205253871563946694 390493647690194751198 1001822324602662323519299894 1013401502395082774068313364 28841387808924203715098642 58188568459364647630847203 110997751324288759
      repay 1739146888 82215599284987184258 80405712481468061098 1006265187540768445294878612 1022509430582264494597655267 175460395990562697080884 11485264035503380763608108 186079642154989641
      borrow 1739228405 135714184568056363056 132722644379728603412 1006265643927631373711076402 1022539787406350627342457363 395043571874330662540710488 486789976604917444596428488 186087324430942357
      """;

  private static final String USDC_002 =
      """
      supply 1716257286 781836436706 781836436706 1000000000000000000000000000 1000000000000000000000000000 0 2500000000000000000000000 0
      supply 1716264906 6093482570 6093482570 1000000000000000000000000000 1000000000000000000000000000 0 2500000000000000000000000 0
      borrow 1716296612 3992876323 3992876323 1000000000000000000000000000 1000000000000000000000000000 11028325734955888716210 2720328374572731152304439 0
      withdraw 1724004836 78144792186 78144581539 1000002695611526826630528399 1000665140579813384357992029 12360569915553446834844 2744747505134618242374014 531163
      """;

  private static final String DAI_001 =
      """
      supply 1719562769 276907119184830811513318 276907119184830811513318 1000000000000000000000000000 1000000000000000000000000000 0 0 0
      borrow 1721888674 1149832808931713869159 1149832808931713869159 1000000000000000000000000000 1000000000000000000000000000 1260860470220621644816 337383581905465097971395 0
      repay 1730891541 919448678531549575409 919360125231476625709 1000000359949236395031624987 1000096320579545097996347703 50666378782531934851 67631709164667227175193 11075252267098464
      supply 1730955633 1489172582843139371595 1489172046663455964315 1000000360052207942399605366 1000096458043691402423023400 50125802343981220184 67269949048165251634445 11078420439028890
      """;

  @Test
  void a_year_around_the_kink_and_beyond_is_that_of_the_reference() {
    replay(
        Listing.of(WETH).reserveFactor(1_000).interest("0.8", "0.01", "0.07", "0.8"),
        1_700_000_038,
        WETH_002);
  }

  @Test
  void an_asset_of_six_decimals_is_that_of_the_reference() {
    replay(
        Listing.of(USDC).reserveFactor(2_000).interest("0.92", "0.0025", "0.04", "2"),
        1_700_000_046,
        USDC_002);
  }

  @Test
  void rates_near_zero_are_those_of_the_reference() {
    replay(
        Listing.of(DAI).reserveFactor(1_000).interest("0.8", "0", "0.065", "2"),
        1_700_000_049,
        DAI_001);
  }

  private static void replay(Listing listing, long opened, String steps) {
    var reserve =
        Reserve.opening(
            listing.asset(), listing.terms(), Counting.INDICES, Instant.ofEpochSecond(opened));
    for (var step : steps.lines().map(line -> line.split(" ")).toList()) {
      var second = Long.parseLong(step[1]);
      var amount = listing.asset().units(new BigInteger(step[2]));
      var scaled = new BigInteger(step[3]);
      var accrued = reserve.accruedTo(Instant.ofEpochSecond(second));
      var shareWorth = accrued.liquidityIndex();
      var debtWorth = accrued.borrowIndex();
      var booked =
          switch (step[0]) {
            case "supply" -> shareWorth.scale(amount.units(), Rounding.DOWN);
            case "withdraw" -> shareWorth.scale(amount.units(), Rounding.UP);
            case "borrow" -> debtWorth.scale(amount.units(), Rounding.UP);
            default -> debtWorth.scale(amount.units(), Rounding.DOWN);
          };
      assertThat(booked).as("scaled amount of %s", Arrays.toString(step)).isEqualTo(scaled);
      reserve =
          switch (step[0]) {
            case "supply" -> accrued.withSupply(amount, scaled);
            case "withdraw" -> accrued.withWithdrawal(amount, scaled);
            case "borrow" -> accrued.withDraw(amount, scaled);
            default -> accrued.withPayment(amount, scaled);
          };
      assertThat(reserve.accrual())
          .as(Arrays.toString(step))
          .isEqualTo(
              new IndexedAccrual(
                  second,
                  ray(step[4]),
                  ray(step[5]),
                  ray(step[6]),
                  ray(step[7]),
                  new BigInteger(step[8]),
                  BigInteger.ZERO));
    }
  }

  /**
   * USDC's borrow index in aave-001-interest, steps 8 to 19: rate, seconds, index before and after.
   */
  @ParameterizedTest
  @CsvSource({
    "4019067143905440217369623, 3483, 1000000000000000000000000000, 1000000443886795062065107352",
    "6078191553565125743526264, 12773188, 1000000443886795062065107352, 1002465359030255098200986224",
    "6087908686346139488939880, 8266, 1002465359030255098200986224, 1002466958686421330254643112"
  })
  void borrowers_pay_compound_interest(
      BigInteger rate, long seconds, BigInteger before, BigInteger after) {
    assertThat(Interest.compound(new Ray(rate), seconds).times(new Ray(before)))
        .isEqualTo(new Ray(after));
  }

  /** The liquidity index of the same steps. */
  @ParameterizedTest
  @CsvSource({
    "75141327353312393373019, 3483, 1000000000000000000000000000, 1000000008298999339535358514",
    "267679183728216892207656, 12773188, 1000000008298999339535358514, 1000108427774069808242709213",
    "268835205629826819401102, 8266, 1000108427774069808242709213, 1000108498246950232127613404"
  })
  void lenders_earn_simple_interest(
      BigInteger rate, long seconds, BigInteger before, BigInteger after) {
    assertThat(Interest.linear(new Ray(rate), seconds).times(new Ray(before)))
        .isEqualTo(new Ray(after));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.01",
    "0.4, 0.03",
    "0.8, 0.05",
    "0.800000000000000000000000004, 0.050000000000000000000000015",
    "0.9, 0.425",
    "1, 0.8"
  })
  void the_curve_is_flat_up_to_the_kink_and_steep_beyond(String utilization, String rate) {
    var curve = new KinkedCurve(Ray.of("0.8"), Ray.of("0.01"), Ray.of("0.04"), Ray.of("0.75"));
    assertThat(curve.borrowRate(usage(utilization), BigInteger.ZERO, 0)).isEqualTo(Ray.of(rate));
  }

  @Test
  void the_kink_lies_between_0_and_1() {
    for (var optimal : new Ray[] {Ray.ZERO, Ray.ONE})
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KinkedCurve(optimal, Ray.ZERO, Ray.ZERO, Ray.ZERO));
  }

  @Test
  void a_moment_in_the_past_books_nothing() {
    var opened = Instant.ofEpochSecond(1_700_000_038);
    var reserve = Reserve.opening(WETH, Listing.of(WETH).terms(), Counting.INDICES, opened);
    assertThat(reserve.accruedTo(opened.minusSeconds(5))).isEqualTo(reserve);
  }

  @Test
  void the_borrow_index_stands_still_while_nothing_is_owed() {
    var opened = Instant.ofEpochSecond(1_700_000_038);
    var reserve = Reserve.opening(WETH, Listing.of(WETH).terms(), Counting.INDICES, opened);
    var later = opened.plusSeconds(31_536_000);
    assertThat(reserve.accrual().borrowRate()).isEqualTo(Ray.of("0.01"));
    assertThat(reserve.accruedTo(later).borrowIndex()).isEqualTo(Ray.ONE);
  }

  private static Usage usage(String utilization) {
    return new Usage(Ray.of(utilization).units(), Ray.SCALE);
  }

  private static Ray ray(String units) {
    return new Ray(new BigInteger(units));
  }
}
