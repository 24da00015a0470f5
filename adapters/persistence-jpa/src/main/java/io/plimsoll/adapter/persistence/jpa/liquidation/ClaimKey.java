package io.plimsoll.adapter.persistence.jpa.liquidation;

import java.io.Serializable;

/** Claims are counted within their auction. */
record ClaimKey(String auction, int claim) implements Serializable {}
