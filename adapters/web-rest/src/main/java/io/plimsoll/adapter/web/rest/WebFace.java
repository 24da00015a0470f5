package io.plimsoll.adapter.web.rest;

import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.adapter.web.rest.wire.StrictBodies;
import io.plimsoll.adapter.web.rest.wire.Words;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has bodies, addresses and parameters read by our own rules. */
public class WebFace implements WebMvcConfigurer {

  private final Json json;

  public WebFace(Json json) {
    this.json = json;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new StrictBodies(json));
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    Words.register(registry);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
  }
}
