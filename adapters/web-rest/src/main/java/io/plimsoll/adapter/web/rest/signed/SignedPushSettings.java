package io.plimsoll.adapter.web.rest.signed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may push prices.
 *
 * @param keys by the name that a push gives; without any there is nothing to push to
 */
@ConfigurationProperties("plimsoll.signed-push")
public record SignedPushSettings(@DefaultValue Map<String, Key> keys) {

  /**
   * One of a secret and a public key.
   *
   * @param source under which its prices are recorded
   * @param secret shared, for HMAC-SHA256; 32 characters or more
   * @param publicKey for Ed25519: X.509 in Base64
   * @param assets it may speak about; all if left out
   */
  public record Key(
      String source,
      Optional<String> secret,
      Optional<String> publicKey,
      @DefaultValue List<String> assets) {

    /** Secrets are not shown. */
    @Override
    public String toString() {
      return "Key[source=%s, assets=%s]".formatted(source, assets);
    }
  }
}
