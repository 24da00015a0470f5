package io.plimsoll.adapter.persistence.jpa.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/** A disk that takes so many more writes, scheme {@code disk:}; for one test at a time. */
public final class Disk extends FilePathWrapper {

  private static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);

  static void allow(long writes) {
    LEFT.set(writes);
  }

  private static void take() throws IOException {
    if (LEFT.getAndUpdate(left -> Math.max(0, left - 1)) == 0)
      throw new IOException("No space left on device");
  }

  @Override
  public String getScheme() {
    return "disk";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    var file = super.open(mode);
    return new FileBaseDefault() {

      @Override
      public synchronized int write(ByteBuffer source, long position) throws IOException {
        take();
        return file.write(source, position);
      }

      @Override
      public synchronized int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
      }

      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      protected void implTruncate(long size) throws IOException {
        take();
        file.truncate(size);
      }

      @Override
      public void force(boolean metaData) throws IOException {
        file.force(metaData);
      }

      @Override
      public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
      }

      @Override
      protected void implCloseChannel() throws IOException {
        file.close();
      }
    };
  }
}
