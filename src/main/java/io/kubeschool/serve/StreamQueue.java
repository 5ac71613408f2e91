package io.kubeschool.serve;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pieces of an answer on their way from the world to the thread that writes them. Who offers never
 * waits: a reader that falls too far behind loses the rest instead.
 */
final class StreamQueue {

  private final LinkedBlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final long limit;
  private volatile boolean ended;

  private static final byte[] END = new byte[0];

  /** A queue that holds that many bytes at most. */
  StreamQueue(long limit) {
    this.limit = limit;
  }

  /** Adds a piece; ends everything if that is too much. */
  void offer(byte[] piece) {
    if (ended || piece.length == 0) {
      return;
    }
    if (bytes.addAndGet(piece.length) > limit) {
      end();
      return;
    }
    pieces.add(piece);
  }

  /** Nothing is added afterwards. */
  void end() {
    ended = true;
    pieces.add(END);
  }

  /** The next piece, waited for; null at the end. */
  byte[] take() throws InterruptedException {
    byte[] piece = pieces.take();
    bytes.addAndGet(-piece.length);
    return piece == END ? null : piece;
  }

  /** Whether a piece is there already. */
  boolean hasMore() {
    byte[] next = pieces.peek();
    return next != null && next != END;
  }
}
