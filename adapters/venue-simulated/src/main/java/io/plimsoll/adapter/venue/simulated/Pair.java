package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.domain.money.AssetId;

/** What is sold, and for what. */
record Pair(AssetId collateral, AssetId debt) {}
