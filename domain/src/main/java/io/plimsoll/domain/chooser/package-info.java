/** The ways to sell a lot, and which of them is expected to bring most. */
package io.plimsoll.domain.chooser;
