/**
 * The sentences of the features, one class for each thing the desk deals in. Sentences about what
 * has been must succeed; those about what somebody does keep the desk's answer for the sentences
 * that judge it.
 */
package io.plimsoll.acceptance.step;
