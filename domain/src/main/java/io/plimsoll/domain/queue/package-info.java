/**
 * Which loan below 1 is helped first. A large loan a little below the line can threaten lenders
 * more than a small one far below it, so neither size nor health alone makes the order, but the
 * product of both. The desk pursues its cases in it, and keepers see the same.
 */
package io.plimsoll.domain.queue;
