package io.plimsoll.adapter.spi;

import java.util.List;

/** Makes adapters of one kind, as many as are configured. */
public interface AdapterFactory {

  /**
   * What is written as {@code type} in the configuration: lower case, such as {@code chainlink}.
   */
  String id();

  /** One sentence for whoever configures it. */
  String description();

  /** Everything it can be told; nothing else is accepted. */
  List<Setting> settings();
}
