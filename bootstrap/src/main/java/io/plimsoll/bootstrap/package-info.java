/**
 * Where the desk becomes a running program. Every adapter on the class path configures itself; what
 * is left here is the main class, the settings, and the wiring of the use cases to the ports that
 * adapters filled. Nobody depends on this package.
 */
package io.plimsoll.bootstrap;
