package io.plimsoll.adapter.web.rest.admin;

import io.plimsoll.application.projection.Parked;
import io.plimsoll.application.projection.Projections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares and rebuilds the read models. */
@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "Operations", description = "For those who run the desk")
public class AdminController {

  /**
   * @param digests SHA-256 over the rows of each read model, by name
   * @param digest one over all of them
   */
  public record Digests(SortedMap<String, String> digests, String digest) {}

  private final Projections projections;

  public AdminController(Projections projections) {
    this.projections = projections;
  }

  @GetMapping("/digest")
  @Operation(
      summary = "Take the digest of all read models",
      description = "Equal digests, equal rows; once they have caught up with what is stored now.")
  Digests digest() {
    var digests = projections.digests();
    return new Digests(
        digests,
        sha256(
            digests.entrySet().stream()
                .map(model -> model.getKey() + "=" + model.getValue() + "\n")
                .collect(Collectors.joining())));
  }

  @PostMapping("/projections/rebuild")
  @Operation(
      summary = "Rebuild all read models",
      description = "Wipes them and feeds them every event again; answers their digest after.")
  Digests rebuild() {
    projections.rebuild();
    return digest();
  }

  @GetMapping("/parked-events")
  @Operation(
      summary = "List what read models could not follow",
      description =
          "A stream that a read model failed at is parked: its events stay stored, the read model"
              + " goes on with all others and does not show what the parked ones changed.")
  List<Parked> parked() {
    return projections.parked();
  }

  @PostMapping("/parked-events/retry")
  @Operation(
      summary = "Show read models again what they could not follow",
      description =
          "For when the event was mended in the store, or the read model in the program. Answers"
              + " what is parked still.")
  List<Parked> retry() {
    return projections.retryParked();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
