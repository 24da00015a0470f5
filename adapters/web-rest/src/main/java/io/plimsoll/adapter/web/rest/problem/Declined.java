package io.plimsoll.adapter.web.rest.problem;

/** Ends a call with a problem. */
public final class Declined extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Declined(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
