package io.plimsoll.adapter.persistence.jpa.liquidation;

import java.io.Serializable;

/** The event of a liquidation that a row tells of. */
record StepKey(String liquidation, long version) implements Serializable {}
