package io.plimsoll.application.desk;

/**
 * A caller's name for one request.
 *
 * @param key chosen by the caller
 * @param digest of what was asked (call and body): the same key for something else is a mistake
 */
public record IdempotencyKey(String key, String digest) {}
