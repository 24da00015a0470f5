package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.money.Ray;
import java.time.Instant;
import java.util.Optional;

/**
 * What a decision about an auction knows beyond the auction.
 *
 * @param oraclePrice debt tokens per whole collateral token; empty if there is none to act on
 */
public record AuctionFacts(
    Instant now, Optional<Ray> oraclePrice, AuctionTerms terms, Breaker breaker) {}
