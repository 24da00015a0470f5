package io.plimsoll.adapter.spi;

/** An adapter cannot be configured like this. */
public class SettingRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param adapter name of the feed or venue that is configured
   * @param reason a sentence without the value of a secret
   */
  public SettingRefused(String adapter, String setting, String reason) {
    super("%s: setting %s %s".formatted(adapter, setting, reason));
  }
}
