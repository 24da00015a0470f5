/** Questions about markets. */
package io.plimsoll.application.market;
