package io.plimsoll.domain.pacing;

/**
 * Where it ends if broken loans are sold too.
 *
 * @param rounds of sales after the first
 * @param total of all sales together; loans that only the last of them breaks are counted, and not
 *     sold
 */
public record Cascade(int rounds, SaleEffect total) {}
