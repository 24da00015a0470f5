package io.plimsoll.adapter.oracle.xchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks up a host before it is asked, because a look-up is the one step that nothing can interrupt:
 * what hangs is left behind, and no other is begun before it ends. Afterwards the platform
 * remembers the address for some seconds, so that the requests do not wait for it. A thread of the
 * platform does it, as a virtual one could not let go of its carrier meanwhile.
 */
final class NameLookup {

  /** Finds a host's address, however long it takes. */
  @FunctionalInterface
  interface Resolver {
    void resolve(String host) throws UnknownHostException;
  }

  private static final Logger LOG = System.getLogger(NameLookup.class.getName());

  private final String host;
  private final Resolver resolver;
  private Optional<Thread> hanging = Optional.empty();

  NameLookup(String host, Resolver resolver) {
    this.host = host;
    this.resolver = resolver;
  }

  /**
   * Returns when the host has been looked up, whether it was found or not.
   *
   * @throws IOException if it takes longer, and at once if an earlier look-up still hangs
   */
  void await(Duration patience) throws IOException {
    if (hanging.filter(Thread::isAlive).isPresent())
      throw new IOException("A look-up of %s still hangs".formatted(host));
    var thread = Thread.ofPlatform().daemon().name("look-up of " + host).start(this::resolve);
    hanging = Optional.of(thread);
    try {
      if (!thread.join(patience))
        throw new IOException("%s is not found within %s".formatted(host, patience));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while %s was looked up".formatted(host));
    }
  }

  /** A host that is not found is left to the request, which says so, or knows a way around. */
  private void resolve() {
    try {
      resolver.resolve(host);
    } catch (UnknownHostException e) {
      LOG.log(Level.DEBUG, "A host is not found", e);
    }
  }
}
