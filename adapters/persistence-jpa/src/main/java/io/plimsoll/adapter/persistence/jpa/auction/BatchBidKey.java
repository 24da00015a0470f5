package io.plimsoll.adapter.persistence.jpa.auction;

import java.io.Serializable;

/** A bid, by its place in the order of coming in. */
record BatchBidKey(String batch, int place) implements Serializable {}
