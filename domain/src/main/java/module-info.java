/**
 * The rules of lending. A module so that its families can be sealed across packages, and so that
 * nothing but the JDK's base can be required.
 */
module io.plimsoll.domain {
  exports io.plimsoll.domain.auction;
  exports io.plimsoll.domain.auction.terms;
  exports io.plimsoll.domain.batch;
  exports io.plimsoll.domain.chooser;
  exports io.plimsoll.domain.decision;
  exports io.plimsoll.domain.execution;
  exports io.plimsoll.domain.keeper;
  exports io.plimsoll.domain.ladder;
  exports io.plimsoll.domain.ledger;
  exports io.plimsoll.domain.lender;
  exports io.plimsoll.domain.liquidation;
  exports io.plimsoll.domain.loan;
  exports io.plimsoll.domain.loss;
  exports io.plimsoll.domain.market;
  exports io.plimsoll.domain.money;
  exports io.plimsoll.domain.oracle;
  exports io.plimsoll.domain.oracle.policy;
  exports io.plimsoll.domain.pacing;
  exports io.plimsoll.domain.queue;
  exports io.plimsoll.domain.reserve;
  exports io.plimsoll.domain.routing;
  exports io.plimsoll.domain.routing.basket;
}
