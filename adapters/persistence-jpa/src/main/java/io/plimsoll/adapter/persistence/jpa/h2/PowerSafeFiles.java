package io.plimsoll.adapter.persistence.jpa.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's scheme {@code power:}, before a path as in {@code
 * jdbc:h2:power:./data/plimsoll;WRITE_DELAY=0}. What H2 would open for reading and writing is
 * opened so that each write has reached the disk when it returns (O_DSYNC). H2 makes instances
 * itself.
 */
public final class PowerSafeFiles extends FilePathWrapper {

  static final String SCHEME = "power";

  static void register() {
    FilePath.register(new PowerSafeFiles());
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return super.open(mode.equals("rw") ? "rwd" : mode);
  }
}
