package io.plimsoll.adapter.venue.cow;

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
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.web3j.crypto.Credentials;

/** Makes venues that sell through CoW Protocol. */
public final class CowVenueFactory implements VenueFactory {

  static final Set<VenueCapability> CAPABILITIES = Set.of(VenueCapability.DEADLINE);

  private static final String URL = "url";
  private static final String KEY = "private-key";
  private static final String CHAIN = "chain-id";
  private static final String SETTLEMENT = "settlement";
  private static final String TOKENS = "tokens";
  private static final String VALIDITY = "validity";

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern PRIVATE = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
  private static final BigInteger LARGEST_CHAIN = BigInteger.valueOf(Long.MAX_VALUE);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public String id() {
    return "cow";
  }

  @Override
  public String description() {
    return "Sells in the batch auctions of CoW Protocol, by orders signed under EIP-712.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(URL, Kind.URL, "the order book, such as https://api.cow.fi/mainnet"),
        required(
            KEY, Kind.SECRET, "of the account that holds the collateral, 64 hexadecimal digits"),
        required(CHAIN, Kind.WHOLE_NUMBER, "number of the chain, which is signed too"),
        optional(
            SETTLEMENT,
            Kind.TEXT,
            "0x9008D19f58AAbD9eD0D60971565AA8510560ab41",
            "address of the settlement contract, which is signed too"),
        required(TOKENS, Kind.TEXTS_BY_NAME, "address of each token: WETH: \"0x…\""),
        optional(VALIDITY, Kind.DURATION, "3m", "how long an order may be on its way"));
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ExecutionVenue venue(VenueId id, Settings settings) {
    if (!PRIVATE.matcher(settings.text(KEY)).matches())
      throw settings.refuse(KEY, "is not 64 hexadecimal digits");
    var chain = settings.wholeNumber(CHAIN);
    if (chain.signum() <= 0 || chain.compareTo(LARGEST_CHAIN) > 0)
      throw settings.refuse(CHAIN, "is %s, which is no chain".formatted(chain));
    var tokens = new TreeMap<String, String>();
    settings
        .texts(TOKENS)
        .forEach((symbol, address) -> tokens.put(symbol, address(settings, TOKENS, address)));
    return new CowVenue(
        id,
        tokens,
        settings.duration(VALIDITY),
        new OrderBook(new BoundedHttp(PATIENCE, MOST_BYTES), settings.url(URL)),
        new Eip712(chain.longValue(), address(settings, SETTLEMENT, settings.text(SETTLEMENT))),
        Credentials.create(settings.text(KEY)));
  }

  private static String address(Settings settings, String name, String text) {
    if (!ADDRESS.matcher(text).matches())
      throw settings.refuse(name, "has %s, which is no address".formatted(text));
    return text.toLowerCase(Locale.ROOT);
  }
}
