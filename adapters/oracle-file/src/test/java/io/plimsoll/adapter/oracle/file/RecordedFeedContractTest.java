package io.plimsoll.adapter.oracle.file;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.PriceFeedKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** A recording keeps the rules of every feed. */
@DisplayName("file")
class RecordedFeedContractTest extends PriceFeedKit {

  @TempDir private Path folder;

  @Override
  protected PriceFeedFactory factory() {
    return new RecordedFeeds();
  }

  @Override
  protected Outside outside() {
    var rows = new StringBuilder("time,asset,in,unit,value,bid,ask,confidence,signers,sequence\n");
    for (var minute = 0; minute < 40; minute++) {
      rows.append(
          "2020-03-12T00:%02d:00Z,WETH,USD,price,%d.5,190,210.25,0.5,13,%d\n"
              .formatted(minute, 200 - minute, minute));
      if (minute % 3 == 0)
        rows.append("2020-03-12T00:%02d:30Z,CBETH,WETH,rate,1.12,,,,,\n".formatted(minute));
    }
    try {
      return Outside.none(
          Map.of("path", Files.writeString(folder.resolve("prices.csv"), rows).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
