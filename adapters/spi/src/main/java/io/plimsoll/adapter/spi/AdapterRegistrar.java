package io.plimsoll.adapter.spi;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.liquidation.VenueId;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes an adapter of every entry below a prefix: its key is the adapter's name, {@code type} names
 * the factory, and the rest are the factory's settings.
 */
abstract class AdapterRegistrar<F extends AdapterFactory, A> implements BeanRegistrar {

  /** A feed below {@code plimsoll.feeds}; its name is the source. */
  static final class Feeds extends AdapterRegistrar<PriceFeedFactory, PriceFeed> {
    Feeds() {
      super("plimsoll.feeds", PriceFeedFactory.class, PriceFeed.class);
    }

    @Override
    PriceFeed make(PriceFeedFactory factory, String name, Settings settings) {
      return factory.feed(name, settings);
    }
  }

  /** A venue below {@code plimsoll.venues}. */
  static final class Venues extends AdapterRegistrar<VenueFactory, ExecutionVenue> {
    Venues() {
      super("plimsoll.venues", VenueFactory.class, ExecutionVenue.class);
    }

    @Override
    ExecutionVenue make(VenueFactory factory, String name, Settings settings) {
      return factory.venue(new VenueId(name), settings);
    }
  }

  private static final String TYPE = "type";

  /** It is recorded with every price or order. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final String prefix;
  private final Class<F> factories;
  private final Class<A> adapters;

  private AdapterRegistrar(String prefix, Class<F> factories, Class<A> adapters) {
    this.prefix = prefix;
    this.factories = factories;
    this.adapters = adapters;
  }

  abstract A make(F factory, String name, Settings settings);

  @Override
  public void register(BeanRegistry registry, Environment environment) {
    var known = new TreeMap<String, F>();
    for (var factory : ServiceLoader.load(factories))
      if (known.put(factory.id(), factory) != null)
        throw new IllegalStateException(
            "Two kinds below %s are called %s".formatted(prefix, factory.id()));
    Binder.get(environment)
        .bind(prefix, Bindable.mapOf(String.class, Object.class))
        .orElse(Map.of())
        .forEach((name, told) -> register(registry, known, name, flat(told)));
  }

  private void register(
      BeanRegistry registry, Map<String, F> known, String name, Map<String, String> told) {
    if (!NAME.matcher(name).matches())
      throw new SettingRefused(name, "name", "is not of the form " + NAME);
    var type = Optional.ofNullable(told.remove(TYPE));
    var factory = type.map(known::get);
    if (factory.isEmpty())
      throw new SettingRefused(
          name, TYPE, "is %s; there are %s".formatted(type.orElse("missing"), known.keySet()));
    var settings = Settings.of(name, factory.get().settings(), told);
    registry.registerBean(
        prefix + "." + name,
        adapters,
        bean -> bean.supplier(_ -> make(factory.get(), name, settings)));
  }

  /** What is nested in a map of maps, by its names with dots between. */
  private static Map<String, String> flat(Object told) {
    var flat = new TreeMap<String, String>();
    if (told instanceof Map<?, ?> map) map.forEach((name, value) -> put(flat, "" + name, value));
    return flat;
  }

  private static void put(Map<String, String> flat, String name, Object value) {
    if (value instanceof Map<?, ?> map)
      map.forEach((inner, nested) -> put(flat, name + "." + inner, nested));
    else flat.put(name, value.toString());
  }
}
