/**
 * How a refusal is told: type, title, status, a sentence, and the numbers behind it. One switch
 * over all rejections of the domain gives each its words, so that a new one does not compile until
 * it has them.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.problem;
