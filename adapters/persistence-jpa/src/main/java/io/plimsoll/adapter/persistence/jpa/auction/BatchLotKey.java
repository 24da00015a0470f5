package io.plimsoll.adapter.persistence.jpa.auction;

import java.io.Serializable;

/** A case in a batch. */
record BatchLotKey(String batch, String liquidation) implements Serializable {}
