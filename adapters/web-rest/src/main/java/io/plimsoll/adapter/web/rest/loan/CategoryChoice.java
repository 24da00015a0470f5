package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.market.CategoryId;
import java.util.Optional;

/**
 * Chooses a category of correlated assets.
 *
 * @param category null or left out: none
 */
public record CategoryChoice(Optional<CategoryId> category) {}
