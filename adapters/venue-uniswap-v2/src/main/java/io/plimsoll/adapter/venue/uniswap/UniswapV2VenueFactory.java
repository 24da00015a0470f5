package io.plimsoll.adapter.venue.uniswap;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.web3j.crypto.Credentials;

/** Makes venues that sell into pools of the Uniswap v2 form. */
public final class UniswapV2VenueFactory implements VenueFactory {

  static final Set<VenueCapability> CAPABILITIES =
      Set.of(VenueCapability.DEPTH, VenueCapability.DEADLINE);

  private static final String URL = "url";
  private static final String KEY = "private-key";
  private static final String CHAIN = "chain-id";
  private static final String ROUTER = "router";
  private static final String TOKENS = "tokens";
  private static final String POOLS = "pools";
  private static final String VALIDITY = "validity";
  private static final String CONFIRMATIONS = "confirmations";

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern PRIVATE = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
  private static final BigInteger MOST_CONFIRMATIONS = BigInteger.valueOf(1_000);
  private static final BigInteger LARGEST_CHAIN = BigInteger.valueOf(Long.MAX_VALUE / 2 - 36);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public String id() {
    return "uniswap-v2";
  }

  @Override
  public String description() {
    return "Sells into pools of the Uniswap v2 form, by signed transactions through a node.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(URL, Kind.URL, "the node's JSON-RPC"),
        required(
            KEY, Kind.SECRET, "of the account that holds the collateral, 64 hexadecimal digits"),
        required(CHAIN, Kind.WHOLE_NUMBER, "number of the chain, which is signed too"),
        required(ROUTER, Kind.TEXT, "address of the router, which the account allows its tokens"),
        required(TOKENS, Kind.TEXTS_BY_NAME, "address of each token: WETH: \"0x…\""),
        required(POOLS, Kind.TEXTS_BY_NAME, "address of each pool: [WETH/USDC]: \"0x…\""),
        optional(VALIDITY, Kind.DURATION, "2m", "how long an order may be on its way"),
        optional(
            CONFIRMATIONS, Kind.WHOLE_NUMBER, "3", "blocks until a sale is believed, 1 to 1000"));
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ExecutionVenue venue(VenueId id, Settings settings) {
    if (!PRIVATE.matcher(settings.text(KEY)).matches())
      throw settings.refuse(KEY, "is not 64 hexadecimal digits");
    var confirmations = settings.wholeNumber(CONFIRMATIONS);
    if (confirmations.signum() <= 0 || confirmations.compareTo(MOST_CONFIRMATIONS) > 0)
      throw settings.refuse(CONFIRMATIONS, "is %s, not 1 to 1000".formatted(confirmations));
    var chain = settings.wholeNumber(CHAIN);
    if (chain.signum() <= 0 || chain.compareTo(LARGEST_CHAIN) > 0)
      throw settings.refuse(CHAIN, "is %s, which is no chain".formatted(chain));
    var node = new Node(new BoundedHttp(PATIENCE, MOST_BYTES), settings.url(URL));
    var terms =
        new UniswapV2Venue.Terms(
            address(settings, ROUTER, settings.text(ROUTER)),
            addresses(settings, TOKENS),
            addresses(settings, POOLS),
            settings.duration(VALIDITY),
            confirmations.intValue());
    var wallet = new Wallet(node, Credentials.create(settings.text(KEY)), chain.longValue());
    return new UniswapV2Venue(id, terms, node, wallet);
  }

  private static Map<String, String> addresses(Settings settings, String name) {
    var addresses = new TreeMap<String, String>();
    settings
        .texts(name)
        .forEach((of, address) -> addresses.put(of, address(settings, name, address)));
    return addresses;
  }

  private static String address(Settings settings, String name, String text) {
    if (!ADDRESS.matcher(text).matches())
      throw settings.refuse(name, "has %s, which is no address".formatted(text));
    return text.toLowerCase(Locale.ROOT);
  }
}
