package io.plimsoll.adapter.web.rest.wire;

import io.plimsoll.application.loanbook.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list as it is answered.
 *
 * @param next cursor of the following stretch; null at the end
 */
public record Listing<T>(List<T> items, @Nullable String next) {

  public static <S, T> Listing<T> of(Page<S> page, Function<S, T> wording) {
    return new Listing<>(page.items().stream().map(wording).toList(), page.next().orElse(null));
  }
}
