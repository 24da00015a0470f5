package io.plimsoll.adapter.web.rest.signed;

import io.plimsoll.domain.money.AssetId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody whose signature can be checked. */
final class Signer {

  private static final String HMAC = "HmacSHA256";
  private static final String ED25519 = "Ed25519";
  private static final int SHORTEST_SECRET = 32;

  private final String name;
  private final String source;
  private final List<String> assets;
  private final Optional<SecretKeySpec> secret;
  private final Optional<PublicKey> publicKey;

  /**
   * @throws IllegalArgumentException unless there is one good key
   */
  Signer(String name, SignedPushSettings.Key key) {
    this.name = name;
    this.source = key.source();
    this.assets = List.copyOf(key.assets());
    if (key.secret().isPresent() == key.publicKey().isPresent())
      throw new IllegalArgumentException(
          "plimsoll.signed-push.keys.%s needs a secret or a public-key".formatted(name));
    this.secret = key.secret().map(text -> secret(name, text));
    this.publicKey = key.publicKey().map(text -> publicKey(name, text));
  }

  private static SecretKeySpec secret(String name, String text) {
    if (text.length() < SHORTEST_SECRET)
      throw new IllegalArgumentException(
          "plimsoll.signed-push.keys.%s.secret has %d characters; it needs %d"
              .formatted(name, text.length(), SHORTEST_SECRET));
    return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  private static PublicKey publicKey(String name, String text) {
    try {
      return KeyFactory.getInstance(ED25519)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "plimsoll.signed-push.keys.%s.public-key is no Ed25519 key (X.509 in Base64)"
              .formatted(name),
          e);
    }
  }

  String name() {
    return name;
  }

  String source() {
    return source;
  }

  boolean maySpeakOf(AssetId asset) {
    return assets.isEmpty() || assets.contains(asset.symbol());
  }

  /** Takes the same time wherever the first difference is. */
  boolean hasSigned(String said, byte[] signature) {
    var bytes = said.getBytes(StandardCharsets.UTF_8);
    try {
      if (secret.isPresent()) {
        var mac = Mac.getInstance(HMAC);
        mac.init(secret.get());
        return MessageDigest.isEqual(mac.doFinal(bytes), signature);
      }
      var check = Signature.getInstance(ED25519);
      check.initVerify(publicKey.orElseThrow());
      check.update(bytes);
      return check.verify(signature);
    } catch (java.security.SignatureException _) {
      return false; // of another form than its signatures have
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This machine cannot check signatures", e);
    }
  }
}
