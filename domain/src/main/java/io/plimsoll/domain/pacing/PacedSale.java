package io.plimsoll.domain.pacing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The lot to sell next, and what each candidate's sale was expected to do.
 *
 * @param picked place of the lot among the candidates
 * @param effects of all candidates, in their order
 * @param cascade of the lot picked
 */
public record PacedSale(int picked, List<SaleEffect> effects, Cascade cascade) {

  public PacedSale {
    effects = List.copyOf(effects);
  }

  public SaleEffect effect() {
    return effects.get(picked);
  }

  /**
   * The candidate that breaks no other loan, or the fewest; of those the one that heals most, and
   * then the first. Its own loan does not count: that it breaks is why it is sold. Empty if there
   * is no candidate.
   *
   * @param rounds how far the cascade is followed
   */
  public static Optional<PacedSale> choose(
      List<Candidate> candidates, List<Exposure> exposures, int rounds) {
    var effects =
        candidates.stream()
            .map(each -> each.impact().effect(each.lot(), others(each, exposures)))
            .toList();
    return IntStream.range(0, candidates.size())
        .boxed()
        .reduce((a, b) -> isBetter(b, a, candidates, effects) ? b : a)
        .map(
            best -> {
              var candidate = candidates.get(best);
              return new PacedSale(
                  best,
                  effects,
                  candidate
                      .impact()
                      .cascade(candidate.lot(), others(candidate, exposures), rounds));
            });
  }

  private static boolean isBetter(
      int one, int other, List<Candidate> candidates, List<SaleEffect> effects) {
    var fewer =
        Integer.compare(effects.get(one).broken().size(), effects.get(other).broken().size());
    return fewer != 0
        ? fewer < 0
        : candidates.get(one).heals().compareTo(candidates.get(other).heals()) > 0;
  }

  private static List<Exposure> others(Candidate candidate, List<Exposure> exposures) {
    return exposures.stream()
        .filter(exposure -> !exposure.loan().equals(candidate.loan()))
        .toList();
  }
}
