/** What only exists where the world is simulated: in the sandbox and in a replay. */
package io.plimsoll.application.simulation;
