/** The health watch: which loans stand below the line at the prices of the moment. */
package io.plimsoll.application.health;
