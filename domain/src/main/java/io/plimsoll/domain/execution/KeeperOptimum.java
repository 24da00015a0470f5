package io.plimsoll.domain.execution;

/**
 * What a keeper does who only looks at profit, on a loan whose collateral is priced by a pool with
 * a constant product: many small liquidations, each sold into the pool, until health reaches its
 * bound or the collateral is used up; then one finite liquidation up to the close factor. Sadeghi
 * and Feinstein, Liquidation Dynamics in DeFi and the Role of Transaction Fees (2026), section 3.
 * Where the paper's algorithm and its formula differ in a sign, the one that solves the health
 * equation is used. An estimate.
 *
 * @param loan with the pool as it stands before
 * @param fee of the pool, a share of what is sold
 * @param stopAt health from which on the loan cannot be liquidated
 * @param closeFactor κ, share of the debt that the last liquidation may repay
 */
public record KeeperOptimum(PooledLoan loan, double fee, double stopAt, double closeFactor) {

  /** What ends the many small liquidations. */
  public enum Bound {
    /** The loan is healthy already: nothing happens. */
    NONE,
    /** Health has reached the bound. */
    HEALTH,
    /** No collateral is left that could be taken with its bonus. */
    COLLATERAL
  }

  /**
   * @param amount collateral whose debt is repaid, before the bonus, whole tokens
   * @param profit in the asset owed
   */
  public record Stage(double amount, double profit) {
    private static final Stage NOTHING = new Stage(0, 0);
  }

  /**
   * @param first the many small ones together
   * @param last the finite one
   */
  public record Strategy(Bound bound, Stage first, Stage last) {
    public double profit() {
      return first.profit() + last.profit();
    }
  }

  public KeeperOptimum {
    Positive.requireOrZero("fee", fee);
    if (fee >= 1) throw new IllegalArgumentException("A fee is below 1, not " + fee);
    Positive.require("health to stop at", stopAt);
    Positive.require("close factor", closeFactor);
  }

  public Strategy strategy() {
    if (loan.health() >= stopAt) return new Strategy(Bound.NONE, Stage.NOTHING, Stage.NOTHING);
    var most = loan.collateral() / (1 + loan.bonus());
    var healed = healedAfter();
    if (healed >= most)
      return new Strategy(Bound.COLLATERAL, new Stage(most, profit(most)), Stage.NOTHING);
    return new Strategy(
        Bound.HEALTH, new Stage(healed, profit(healed)), last(most - healed, healed));
  }

  /** Debt repaid when x of collateral has been taken, less bonus: Bx ÷ (A + xk). */
  public double repaid(double amount) {
    return loan.debtReserve() * amount / (loan.collateralReserve() + amount * reach());
  }

  /** The pool's marginal price then: AB ÷ (A + xk)². */
  public double price(double amount) {
    var reserve = loan.collateralReserve() + amount * reach();
    return loan.collateralReserve() * loan.debtReserve() / (reserve * reserve);
  }

  /** θ (c - x (1 + i)) × price ÷ (b - repaid). */
  public double health(double amount) {
    return loan.threshold()
        * (loan.collateral() - amount * (1 + loan.bonus()))
        * price(amount)
        / (loan.debt() - repaid(amount));
  }

  /** k = (1 - fee) (1 + i): collateral that reaches the pool per collateral repaid for. */
  private double reach() {
    return (1 - fee) * (1 + loan.bonus());
  }

  private double profit(double amount) {
    return repaid(amount) * (reach() - 1);
  }

  /**
   * The least x at which health is the bound h, infinite if there is none: with the debt made h b
   * and h B, the smaller positive root of (bk² - Bk) x² + (2Abk - AB + θAB (1 + i)) x + bA² - θABc.
   */
  private double healedAfter() {
    var k = reach();
    var reserve = loan.collateralReserve();
    var b = stopAt * loan.debt();
    var paid = stopAt * loan.debtReserve();
    var worth = loan.threshold() * reserve * loan.debtReserve();
    return leastPositiveRoot(
        k * (b * k - paid),
        2 * reserve * b * k - reserve * paid + worth * (1 + loan.bonus()),
        b * reserve * reserve - worth * loan.collateral());
  }

  /** Of a x² + b x + c, without the loss of digits that the school formula has. */
  private static double leastPositiveRoot(double a, double b, double c) {
    var discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return Double.POSITIVE_INFINITY;
    var q = -(b + Math.copySign(Math.sqrt(discriminant), b)) / 2;
    var one = positive(q / a);
    var other = positive(c / q);
    return Math.min(one, other);
  }

  private static double positive(double root) {
    return root > 0 ? root : Double.POSITIVE_INFINITY;
  }

  /**
   * The least of the collateral left, the close factor's share κ of the debt left, and A (√k - 1) ÷
   * k, beyond which the sale eats the bonus; sold into the pool as the first stage left it. The
   * share is measured by the debt that so much collateral repays, Bx ÷ (A + xk), as in the first
   * stage, which is reached at κbA ÷ (B - κbk).
   *
   * @param left collateral, less bonus
   */
  private Stage last(double left, double sold) {
    var k = reach();
    var reserve = loan.collateralReserve() + sold * k;
    var debtReserve = loan.collateralReserve() * loan.debtReserve() / reserve;
    var price = debtReserve / reserve;
    var share = closeFactor * (loan.debt() - repaid(sold));
    var closable = positive(share * reserve / (debtReserve - share * k));
    var best = reserve * (Math.sqrt(k) - 1) / k;
    var amount = Math.max(0, Math.min(left, Math.min(closable, best)));
    var proceeds = debtReserve * amount * k / (reserve + amount * k);
    return new Stage(amount, proceeds - amount * price);
  }
}
