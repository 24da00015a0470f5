package io.plimsoll.domain.routing;

import java.math.BigInteger;

/**
 * What a venue pays for one asset in another, all in smallest units: a curve that rises and never
 * steepens, so that each further unit fetches no more than the last. What is received is exact;
 * prices are estimates in doubles that say where to look.
 */
public interface SaleCurve {

  /** How much of an offer it takes before more would bring nothing. */
  BigInteger takes(BigInteger offered);

  /** What it pays for a quantity, its fee taken off; down. */
  BigInteger received(BigInteger sold);

  /** Estimate: received for the next unit when so much has been sold. */
  double price(double sold);

  /**
   * Estimate: how much can be sold until the next unit would fetch less than a price above zero; 0
   * if the first one does.
   */
  double soldDownTo(double price);
}
