package io.plimsoll.domain.queue;

import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Wad;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A place in the queue is worth urgency × size. */
class PlaceSpec {

  private static Place place(String loan, String health, String debt) {
    return Place.of(new LoanId(loan), Wad.of(health), Wad.ONE, amount(debt));
  }

  private static List<String> ordered(Place... places) {
    return Stream.of(places).sorted().map(place -> place.loan().text()).toList();
  }

  @Test
  void urgency_is_how_far_a_loan_is_below_the_line() {
    assertThat(place("L1", "0.98", "100 USD").urgency()).isEqualTo(Wad.of("0.02"));
    assertThat(place("L1", "0", "100 USD").urgency()).isEqualTo(Wad.ONE);
  }

  @Test
  void a_large_loan_a_little_below_goes_before_a_small_one_far_below() {
    assertThat(ordered(place("L1", "0.5", "100 USD"), place("L2", "0.99", "6000 USD")))
        .containsExactly("L2", "L1");
  }

  @Test
  void of_equal_size_the_worse_goes_first_and_of_equal_health_the_larger() {
    assertThat(
            ordered(
                place("L1", "0.9", "100 USD"),
                place("L2", "0.8", "100 USD"),
                place("L3", "0.9", "101 USD")))
        .containsExactly("L2", "L3", "L1");
  }

  @Test
  void equal_products_stand_by_the_loans_names() {
    assertThat(
            ordered(
                place("L3", "0.5", "100 USD"),
                place("L1", "0.9", "500 USD"),
                place("L2", "0.8", "250 USD")))
        .containsExactly("L1", "L2", "L3");
  }

  /** 10^-18 of health against 10^-8 of a dollar in a large debt. */
  @Test
  void not_a_unit_is_lost_in_the_comparison() {
    var places =
        List.of(
            place("L2", "0.999999999999999999", "1000000000000.00000001 USD"),
            place("L1", "0.999999999999999999", "1000000000000 USD"));
    assertThat(Collections.min(places).loan()).isEqualTo(new LoanId("L2"));
  }

  @Test
  void a_loan_at_the_line_is_in_no_queue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> place("L1", "1", "100 USD"))
        .withMessageContaining("L1");
  }
}
