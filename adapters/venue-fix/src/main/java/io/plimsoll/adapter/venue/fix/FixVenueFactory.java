package io.plimsoll.adapter.venue.fix;

import static io.plimsoll.adapter.spi.Setting.optional;
import static io.plimsoll.adapter.spi.Setting.required;

import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Setting.Kind;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.book.PairRules;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.domain.liquidation.VenueId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Makes venues behind a FIX 4.4 session. */
public final class FixVenueFactory implements VenueFactory {

  static final Set<VenueCapability> CAPABILITIES =
      Set.of(VenueCapability.DEPTH, VenueCapability.CANCEL);

  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String SENDER = "sender";
  private static final String TARGET = "target";
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final String SYMBOLS = "symbols";
  private static final String PRICE_DECIMALS = "price-decimals";
  private static final String QUANTITY_DECIMALS = "quantity-decimals";
  private static final String LEAST = "least-quantity";
  private static final String FEE = "fee";
  private static final String VALIDITY = "validity";
  private static final String STORE_URL = "store-url";
  private static final String STORE_USER = "store-user";
  private static final String STORE_PASSWORD = "store-password";

  private static final int MOST_DECIMALS = 18;
  private static final int HIGHEST_PORT = 65_535;

  private final Duration patience;

  public FixVenueFactory() {
    this(Duration.ofSeconds(2));
  }

  FixVenueFactory(Duration patience) {
    this.patience = patience;
  }

  @Override
  public String id() {
    return "fix";
  }

  @Override
  public String description() {
    return "Sells on an order book over FIX 4.4, at once or not at all.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(HOST, Kind.TEXT, "the other side's address"),
        required(PORT, Kind.WHOLE_NUMBER, "the other side's port"),
        required(SENDER, Kind.TEXT, "our SenderCompID"),
        required(TARGET, Kind.TEXT, "their TargetCompID"),
        optional(USERNAME, Kind.TEXT, "", "said at the logon; nothing if left out"),
        optional(PASSWORD, Kind.SECRET, "", "said at the logon"),
        required(
            SYMBOLS, Kind.TEXTS_BY_NAME, "the venue's symbol of each pair: [WETH/USDC]: ETH-USD"),
        optional(PRICE_DECIMALS, Kind.WHOLE_NUMBER, "2", "most decimals of a price, 0 to 18"),
        optional(QUANTITY_DECIMALS, Kind.WHOLE_NUMBER, "8", "most decimals of a quantity, 0 to 18"),
        optional(LEAST, Kind.DECIMAL, "0", "least quantity of an order, in whole tokens"),
        optional(FEE, Kind.DECIMAL, "0", "share of what is paid that the venue keeps"),
        optional(VALIDITY, Kind.DURATION, "150s", "how long an order may be on its way"),
        required(STORE_URL, Kind.TEXT, "JDBC address of the database that keeps the session"),
        optional(STORE_USER, Kind.TEXT, "", "of that database"),
        optional(STORE_PASSWORD, Kind.SECRET, "", "of that database"));
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ExecutionVenue venue(VenueId id, Settings settings) {
    var fee = settings.decimal(FEE);
    if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) >= 0)
      throw settings.refuse(FEE, "is %s, not from 0 to below 1".formatted(fee));
    var least = settings.decimal(LEAST);
    if (least.signum() < 0) throw settings.refuse(LEAST, "is %s, below 0".formatted(least));
    var rules =
        new PairRules(
            upTo(settings, PRICE_DECIMALS, MOST_DECIMALS),
            upTo(settings, QUANTITY_DECIMALS, MOST_DECIMALS),
            least);
    var line =
        new FixLine(
            new FixLine.Terms(
                settings.text(HOST),
                upTo(settings, PORT, HIGHEST_PORT),
                settings.text(SENDER),
                settings.text(TARGET),
                settings.text(USERNAME),
                settings.text(PASSWORD),
                settings.text(STORE_URL),
                settings.text(STORE_USER),
                settings.text(STORE_PASSWORD)),
            patience);
    return new FixVenue(id, settings.texts(SYMBOLS), rules, fee, settings.duration(VALIDITY), line);
  }

  private static int upTo(Settings settings, String name, int most) {
    var number = settings.wholeNumber(name);
    if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(most)) > 0)
      throw settings.refuse(name, "is %s, not from 0 to %d".formatted(number, most));
    return number.intValue();
  }
}
