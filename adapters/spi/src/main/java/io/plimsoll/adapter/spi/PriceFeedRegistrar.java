package io.plimsoll.adapter.spi;

import io.plimsoll.application.oracle.PriceFeed;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
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

  @Override
  public void register(BeanRegistry registry, Environment environment) {
    var factories = new TreeMap<String, PriceFeedFactory>();
    for (var factory : ServiceLoader.load(PriceFeedFactory.class))
      if (factories.put(factory.id(), factory) != null)
        throw new IllegalStateException("Two kinds of feed are called " + factory.id());
    Binder.get(environment)
        .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
        .orElse(Map.of())
        .keySet()
        .forEach(
            source -> {
              var settings =
                  new HashMap<>(
                      Binder.get(environment)
                          .bind(PREFIX + "." + source, Bindable.mapOf(String.class, String.class))
                          .orElse(Map.of()));
              var type = settings.remove(TYPE);
              if (type == null || !factories.containsKey(type))
                throw new SettingRefused(
                    source, TYPE, "is %s; there are %s".formatted(type, factories.keySet()));
              registry.registerBean(
                  PREFIX + "." + source,
                  PriceFeed.class,
                  bean -> bean.supplier(_ -> feed(factories.get(type), source, settings)));
            });
  }

  private static PriceFeed feed(
      PriceFeedFactory factory, String source, Map<String, String> settings) {
    return factory.feed(source, Settings.of(source, factory.settings(), settings));
  }
}
