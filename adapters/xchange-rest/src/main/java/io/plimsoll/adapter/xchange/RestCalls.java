package io.plimsoll.adapter.xchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.adapter.spi.http.BoundedHttp;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import si.mazi.rescu.RequestWriterResolver;
import si.mazi.rescu.RestInvocation;
import si.mazi.rescu.RestMethodMetadata;
import si.mazi.rescu.serialization.jackson.DefaultJacksonObjectMapperFactory;
import si.mazi.rescu.serialization.jackson.JacksonResponseReader;

/**
 * Puts the questions of XChange's interfaces within our bounds. ResCU, which does so otherwise,
 * makes the addresses and reads the answers here too; what is left out is its connection, which
 * follows redirects, reads a body of any length into memory, and waits anew for every part of it.
 */
public final class RestCalls implements InvocationHandler {

  private static final Map<String, String> JSON = Map.of("Accept", "application/json");

  private final URI base;
  private final String path;
  private final BoundedHttp http;
  private final RequestWriterResolver writers;
  private final JacksonResponseReader reader;

  private RestCalls(URI base, String path, ObjectMapper mapper, BoundedHttp http) {
    this.base = base;
    this.path = path;
    this.http = http;
    this.writers = RequestWriterResolver.createDefault(mapper);
    this.reader = new JacksonResponseReader(mapper, false);
  }

  /**
   * @param api an interface whose methods ask by GET, or by POST with a form
   */
  public static <T> T of(Class<T> api, URI base, BoundedHttp http) {
    var mapper = new DefaultJacksonObjectMapperFactory().createObjectMapper();
    var calls = new RestCalls(base, api.getAnnotation(Path.class).value(), mapper, http);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, calls));
  }

  @Override
  public Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
      throws IOException, ReflectiveOperationException {
    if (method.getDeclaringClass() == Object.class) return method.invoke(this, arguments);
    var metadata = RestMethodMetadata.create(method, base.toString(), path);
    var call = RestInvocation.create(writers, metadata, arguments, Map.of());
    var address = URI.create(call.getInvocationUrl());
    var body =
        call.getHttpMethod().equals("POST")
            ? http.postForm(address, call.getRequestBody(), headers(call))
            : http.get(address, JSON);
    if (body.isBlank()) throw new IOException(call.getInvocationUrl() + " answers nothing");
    // not by status, which makes the exchange's own exception, without a reason, of any rubbish
    var answer = reader.<@Nullable Object>read(body, metadata.getReturnType());
    if (answer == null) throw new IOException(call.getInvocationUrl() + " answers null");
    return answer;
  }

  private static Map<String, String> headers(RestInvocation call) {
    var headers = new HashMap<>(JSON);
    headers.putAll(call.getHttpHeadersFromParams());
    return headers;
  }
}
