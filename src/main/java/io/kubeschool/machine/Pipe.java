package io.kubeschool.machine;

import io.kubeschool.sim.Condition;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * Bytes from one process to another. A read waits for bytes or for the writer's end, a write waits
 * while the pipe is full.
 */
public final class Pipe {

  private static final int CAPACITY = 65536;
  private static final int INITIAL = 1024;

  private final Condition changed = new Condition();
  private byte[] buffer = new byte[INITIAL];
  private int start;
  private int size;
  private boolean writerClosed;
  private boolean readerClosed;

  /** Its reading end; {@code reader} tells who waits. */
  public InputStream input(Supplier<Process> reader) {
    return new Reader(reader);
  }

  /**
   * Its writing end; {@code writer} tells who waits; if it gives null, the pipe takes what fits and
   * drops the rest.
   */
  public OutputStream output(Supplier<Process> writer) {
    return new Writer(writer);
  }

  /** Its reading end; whichever process reads from it waits. */
  public InputStream input() {
    return new Reader(Process::current);
  }

  /** Its writing end; whichever process writes to it waits. */
  public OutputStream output() {
    return new Writer(Process::current);
  }

  /** Nothing more is written. */
  public void closeWriter() {
    writerClosed = true;
    changed.signalAll();
  }

  /** Nobody reads any more. */
  public void closeReader() {
    readerClosed = true;
    changed.signalAll();
  }

  private void grow(int needed) {
    if (needed <= buffer.length) {
      return;
    }
    int length = buffer.length;
    while (length < needed) {
      length *= 2;
    }
    byte[] larger = new byte[length];
    int first = Math.min(size, buffer.length - start);
    System.arraycopy(buffer, start, larger, 0, first);
    System.arraycopy(buffer, 0, larger, first, size - first);
    buffer = larger;
    start = 0;
  }

  private final class Reader extends InputStream {
    private final Supplier<Process> process;

    Reader(Supplier<Process> process) {
      this.process = process;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (size == 0 && !writerClosed) {
        process.get().await(changed, () -> size > 0 || writerClosed);
      }
      if (size == 0) {
        return -1;
      }
      int count = Math.min(length, size);
      int first = Math.min(count, buffer.length - start);
      System.arraycopy(buffer, start, bytes, offset, first);
      System.arraycopy(buffer, 0, bytes, offset + first, count - first);
      start = (start + count) % buffer.length;
      size -= count;
      changed.signalAll();
      return count;
    }

    @Override
    public int available() {
      return size;
    }

    @Override
    public void close() {
      closeReader();
    }
  }

  private final class Writer extends OutputStream {
    private final Supplier<Process> process;

    Writer(Supplier<Process> process) {
      this.process = process;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      int done = 0;
      while (done < length) {
        if (readerClosed) {
          throw new BrokenPipe();
        }
        if (size == CAPACITY) {
          Process waiter = process.get();
          if (waiter == null) {
            return;
          }
          waiter.await(changed, () -> size < CAPACITY || readerClosed);
          continue;
        }
        int count = Math.min(length - done, CAPACITY - size);
        grow(size + count);
        int end = (start + size) % buffer.length;
        int first = Math.min(count, buffer.length - end);
        System.arraycopy(bytes, offset + done, buffer, end, first);
        System.arraycopy(bytes, offset + done + first, buffer, 0, count - first);
        size += count;
        done += count;
        changed.signalAll();
      }
    }

    @Override
    public void close() {
      closeWriter();
    }
  }
}
