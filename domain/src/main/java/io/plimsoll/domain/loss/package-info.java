/**
 * Losses: who bears what no borrower will pay. Debt that nothing stands for is its reserve's
 * deficit; the reserve's terms say who bears it and in which order: the treasury with what it has
 * earned, the backstop that people have staked for it, and last the lenders, by what their shares
 * are worth. What nobody bears stays deficit, on which lenders earn nothing.
 */
package io.plimsoll.domain.loss;
