package io.plimsoll.domain.reserve;

/** How the reserves of a market count shares and debt. */
public enum Counting {
  /** Two indices of 27 decimals, as Aave. */
  INDICES,
  /** Totals with virtual shares, as Morpho Blue. */
  POOL,
  /** A principal behind every balance, as Compound III. */
  PRINCIPAL
}
