package io.plimsoll.adapter.venue.xchange;

import static io.plimsoll.adapter.spi.Setting.optional;
import static io.plimsoll.adapter.spi.Setting.required;

import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Setting.Kind;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.domain.liquidation.VenueId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.knowm.xchange.kraken.service.KrakenDigest;

/** Makes venues that sell on Kraken's order books. */
public final class KrakenVenueFactory implements VenueFactory {

  static final Set<VenueCapability> CAPABILITIES =
      Set.of(VenueCapability.DEPTH, VenueCapability.CANCEL, VenueCapability.DEADLINE);

  private static final String PAIRS = "pairs";
  private static final String KEY = "key";
  private static final String SECRET = "secret";
  private static final String FEE = "fee";
  private static final String VALIDITY = "validity";
  private static final String URL = "url";

  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9._-]{1,20}/[A-Za-z0-9._-]{1,20}");

  /** Kraken takes deadlines from 2 to 60 seconds ahead. */
  private static final Duration LONGEST = Duration.ofSeconds(55);

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /** A hundred levels of a book are some ten thousand. */
  private static final int MOST_BYTES = 1 << 18;

  private final Duration patience;

  public KrakenVenueFactory() {
    this(Duration.ofSeconds(2));
  }

  KrakenVenueFactory(Duration patience) {
    this.patience = patience;
  }

  @Override
  public String id() {
    return "kraken";
  }

  @Override
  public String description() {
    return "Sells on Kraken's spot order books, at once or not at all.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(PAIRS, Kind.TEXTS_BY_NAME, "Kraken's pair of each of ours: [WETH/USDC]: ETHUSDC"),
        required(KEY, Kind.SECRET, "the public half of the API key, which may trade and query"),
        required(SECRET, Kind.SECRET, "its private half, in Base64"),
        optional(
            FEE, Kind.DECIMAL, "0.004", "the taker's fee, a share of what is paid; for quotes"),
        optional(VALIDITY, Kind.DURATION, "30s", "how long an order may be on its way, 5s to 55s"),
        optional(URL, Kind.URL, "https://api.kraken.com", "address to ask"));
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ExecutionVenue venue(VenueId id, Settings settings) {
    var pairs = settings.texts(PAIRS);
    for (var ours : pairs.keySet())
      if (!OURS.matcher(ours).matches())
        throw settings.refuse(
            PAIRS, "has %s, which is no pair such as [WETH/USDC]".formatted(ours));
    var fee = settings.decimal(FEE);
    if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) >= 0)
      throw settings.refuse(FEE, "is %s, not from 0 to below 1".formatted(fee));
    var validity = settings.duration(VALIDITY);
    if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0)
      throw settings.refuse(VALIDITY, "is %s, not from 5s to 55s".formatted(validity));
    var api =
        new KrakenApi(
            settings.url(URL),
            new BoundedHttp(patience, MOST_BYTES),
            settings.text(KEY),
            signature(settings));
    return new KrakenVenue(id, pairs, fee, validity, api);
  }

  private static KrakenDigest signature(Settings settings) {
    try {
      return KrakenDigest.createInstance(settings.text(SECRET));
    } catch (IllegalArgumentException _) {
      throw settings.refuse(SECRET, "is no Base64");
    }
  }
}
