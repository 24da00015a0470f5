package io.plimsoll.adapter.web.rest;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that a call does not know: a mistyped filter would show too much. */
final class KnownParameters implements HandlerInterceptor {

  private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) return true;
    var names = known.computeIfAbsent(method, KnownParameters::names);
    for (var name : Collections.list(request.getParameterNames())) {
      if (!names.contains(name))
        throw new Declined(
            Problem.malformed(
                "unknown-parameter", name, "There is no parameter %s here".formatted(name)));
      if (request.getParameterValues(name).length > 1)
        throw new Declined(
            Problem.malformed(
                "repeated-parameter", name, "The parameter %s is given twice".formatted(name)));
    }
    return true;
  }

  private static Set<String> names(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(KnownParameters::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Code is compiled with the names of its parameters. */
  private static String name(MethodParameter parameter) {
    return parameter.getParameter().getName();
  }
}
