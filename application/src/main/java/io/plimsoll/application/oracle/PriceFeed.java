package io.plimsoll.application.oracle;

import java.time.Instant;
import java.util.List;

/** A source of prices; adding one is adding a module with a bean of this type. */
public interface PriceFeed extends AutoCloseable {

  /** Name of the source, as it appears in every price. */
  String source();

  /**
   * What has been observed since the last call, oldest first.
   *
   * @param now the desk's time: nothing newer is returned
   * @throws OracleUnavailable if the source cannot be asked
   */
  List<Quotation> poll(Instant now);

  /** Lets go of whatever it listens to; it is not asked afterwards. */
  @Override
  default void close() {}
}
