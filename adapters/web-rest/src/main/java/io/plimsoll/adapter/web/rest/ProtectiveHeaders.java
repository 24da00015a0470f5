package io.plimsoll.adapter.web.rest;

import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to load nothing from elsewhere and to guess no content types, and refuses what a
 * page of another site wants to have changed here.
 */
public class ProtectiveHeaders extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none';"
          + " form-action 'self'";

  /** The API page sets styles in its markup. */
  private static final String POLICY_OF_API_PAGE = POLICY + "; style-src 'self' 'unsafe-inline'";

  private final Json json;

  public ProtectiveHeaders(Json json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var apiPage = request.getRequestURI().startsWith(request.getContextPath() + "/swagger-ui");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", apiPage ? POLICY_OF_API_PAGE : POLICY);
    if (!READING.contains(request.getMethod())
        && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      var problem =
          Problem.of(
              HttpStatus.FORBIDDEN,
              "cross-site-request",
              "A page of another site cannot change anything here");
      response.setStatus(problem.status().value());
      response.setContentType(Problem.MEDIA_TYPE);
      response.getOutputStream().write(json.write(problem.body()).getBytes(StandardCharsets.UTF_8));
      return;
    }
    chain.doFilter(request, response);
  }
}
