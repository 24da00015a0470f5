/**
 * In which way a lot is sold. Every way that is allowed is scored by what it is expected to recover
 * for the lender and the borrower together, and the best is picked; where venues pay best for a
 * first part only, the lot is split. The model works in doubles, the same on every platform; what
 * it says is stored in decimals, together with all it was told, so that the choice can be followed
 * and made again.
 */
package io.plimsoll.domain.chooser;
