package io.plimsoll.adapter.persistence.jpa.keeper;

import java.io.Serializable;

/** A keeper's name is its own in each market. */
record KeeperKey(String market, String keeper) implements Serializable {}
