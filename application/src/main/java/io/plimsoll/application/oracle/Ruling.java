package io.plimsoll.application.oracle;

import io.plimsoll.domain.money.Wad;

/**
 * What a market has to decide about a source that agreed, or strayed, often enough.
 *
 * @param said its last word
 * @param acted the price acted on, in the same unit
 * @param observations so many in a row
 */
public record Ruling(boolean admitted, Wad said, Wad acted, int observations) {}
