package io.plimsoll.adapter.web.rest.auction;

/** Nothing needs to be said for an auction to be taken off sale. */
public record CancelRequest() {}
