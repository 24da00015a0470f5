package io.plimsoll.adapter.web.rest.market;

/** Lets a deficit be borne; there is nothing more to say: {@code {}}. */
public record SettlementRequest() {}
