package io.plimsoll.adapter.web.rest;

import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What goes wrong before a call reaches a controller is told as a problem too. */
@Hidden
@Controller
public class ErrorPage implements ErrorController {

  private final Json json;

  public ErrorPage(Json json) {
    this.json = json;
  }

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  ResponseEntity<byte[]> error(HttpServletRequest request) {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatus.resolve(code)
            : HttpStatus.NOT_FOUND;
    var problem =
        status == null || status.is5xxServerError()
            ? ProblemAdvice.internal()
            : Problem.of(
                status,
                status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                status.getReasonPhrase());
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(json.write(problem.body()).getBytes(StandardCharsets.UTF_8));
  }
}
