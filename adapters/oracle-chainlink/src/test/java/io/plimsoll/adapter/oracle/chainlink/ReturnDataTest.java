package io.plimsoll.adapter.oracle.chainlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ReturnDataTest {

  private static String word(long number) {
    return ScriptedNode.word(BigInteger.valueOf(number));
  }

  private static String text(long start, long length, String content) throws IOException {
    var bytes = HexFormat.of().formatHex(content.getBytes(StandardCharsets.UTF_8));
    return ReturnData.of("0x" + word(start) + word(length) + bytes + "00".repeat(20)).text(64);
  }

  @Test
  void a_word_is_signed_or_not() throws IOException {
    var data = ReturnData.of("0x" + word(-2) + word(7)).words(2);

    assertThat(data.signed(0)).isEqualTo(-2);
    assertThat(data.unsigned(0)).isEqualTo(BigInteger.TWO.pow(256).subtract(BigInteger.TWO));
    assertThat(data.signed(1)).isEqualTo(7);
    assertThat(data.unsigned(1, 3)).isEqualTo(7);
    assertThatThrownBy(() -> data.unsigned(1, 2)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> data.words(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> data.words(3)).isInstanceOf(IOException.class);
  }

  @Test
  void a_text_is_read_and_what_does_not_print_is_not_passed_on() throws IOException {
    assertThat(text(32, 9, "ETH / USD")).isEqualTo("ETH / USD");
    assertThat(text(32, 6, "a\nb\u001b[c")).isEqualTo("a?b?[c");
    assertThat(text(32, 2, "é")).isEqualTo("??");
    assertThat(text(32, 0, "")).isEmpty();
  }

  @Test
  void a_text_that_lies_about_itself_is_refused() {
    assertThatThrownBy(() -> text(64, 9, "ETH / USD")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> text(-1, 9, "ETH / USD")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> text(32, 65, "x".repeat(65))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> text(32, 60, "short")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> text(32, -1, "short")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ReturnData.of("0x").text(64)).isInstanceOf(IOException.class);
  }
}
