package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.domain.ladder.ApproverId;

/**
 * Answers for a loss.
 *
 * @param reason at most 500 letters, and not blank
 */
public record ApprovalRequest(ApproverId approver, String reason) {

  private static final int LONGEST = 500;

  String checkedReason() {
    if (reason.isBlank() || reason.length() > LONGEST)
      throw new Declined(
          Problems.outOfRange(
                  "reason-out-of-range", "reason", reason.length() + " letters", "has 1 to 500")
              .with("limit", LONGEST));
    return reason.strip();
  }
}
