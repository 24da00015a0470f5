package io.plimsoll.adapter.spi;

import io.plimsoll.application.oracle.PriceFeed;
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
 * Makes a feed of every entry below {@value #PREFIX}: its key is the source, {@code type} names the
 * factory, and the rest are the factory's settings.
 */
final class PriceFeedRegistrar implements BeanRegistrar {

  private static final String PREFIX = "plimsoll.feeds";
  private static final String TYPE = "type";

  /** A source is recorded with every price. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  @Override
  public void register(BeanRegistry registry, Environment environment) {
    var factories = new TreeMap<String, PriceFeedFactory>();
    for (var factory : ServiceLoader.load(PriceFeedFactory.class))
      if (factories.put(factory.id(), factory) != null)
        throw new IllegalStateException("Two kinds of feed are called " + factory.id());
    var binder = Binder.get(environment);
    binder
        .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
        .orElse(Map.of())
        .forEach((source, told) -> register(registry, factories, source, flat(told)));
  }

  private static void register(
      BeanRegistry registry,
      Map<String, PriceFeedFactory> factories,
      String source,
      Map<String, String> told) {
    if (!NAME.matcher(source).matches())
      throw new SettingRefused(source, "name", "is not of the form " + NAME);
    var type = Optional.ofNullable(told.remove(TYPE));
    var factory = type.map(factories::get);
    if (factory.isEmpty())
      throw new SettingRefused(
          source,
          TYPE,
          "is %s; there are %s".formatted(type.orElse("missing"), factories.keySet()));
    var settings = Settings.of(source, factory.get().settings(), told);
    registry.registerBean(
        PREFIX + "." + source,
        PriceFeed.class,
        bean -> bean.supplier(_ -> factory.get().feed(source, settings)));
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
