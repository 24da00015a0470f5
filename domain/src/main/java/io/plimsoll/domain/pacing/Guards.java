package io.plimsoll.domain.pacing;

import java.util.Optional;

/**
 * What the desk's sales must not do.
 *
 * @param toxicity whether a sale that would lower the health of a loan still worth what it owes is
 *     refused; it is then sold at better prices only, until it no longer is
 * @param pacing empty: the desk sells as fast as venues take it
 */
public record Guards(boolean toxicity, Optional<PacingTerms> pacing) {

  public static final Guards NONE = new Guards(false, Optional.empty());
}
