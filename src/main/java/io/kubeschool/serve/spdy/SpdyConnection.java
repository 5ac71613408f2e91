package io.kubeschool.serve.spdy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The server's end of a SPDY connection over something that carries bytes. Flow control is left
 * out, as it is in the library that Kubernetes' clients use.
 *
 * <p>What is received comes from one thread; anybody may send.
 */
public final class SpdyConnection implements AutoCloseable {

  private static final int VERSION = 3;
  private static final int SYN_STREAM = 1;
  private static final int SYN_REPLY = 2;
  private static final int RST_STREAM = 3;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int FIN = 1;
  private static final int HEADER = 8;
  private static final int LARGEST_FRAME = 1 << 20;
  private static final int LARGEST_PIECE = 32 * 1024;
  private static final int MOST_STREAMS = 512;
  private static final int REFUSED_STREAM = 3;

  private final Consumer<byte[]> out;
  private final Consumer<SpdyStream> opened;
  private final HeaderBlocks headers = new HeaderBlocks();
  private final Map<Integer, SpdyStream> streams = new ConcurrentHashMap<>();
  private byte[] unread = new byte[0];

  /**
   * A connection.
   *
   * @param out what is sent, a frame at a time
   * @param opened told of each stream that the other end opens
   */
  public SpdyConnection(Consumer<byte[]> out, Consumer<SpdyStream> opened) {
    this.out = out;
    this.opened = opened;
  }

  /**
   * Bytes came.
   *
   * @throws SpdyException if they are not SPDY
   */
  public void receive(byte[] bytes) {
    byte[] all = Arrays.copyOf(unread, unread.length + bytes.length);
    System.arraycopy(bytes, 0, all, unread.length, bytes.length);
    int at = 0;
    while (all.length - at >= HEADER) {
      ByteBuffer frame = ByteBuffer.wrap(all, at, all.length - at);
      int first = frame.getInt();
      int second = frame.getInt();
      int length = second & 0xffffff;
      if (length > LARGEST_FRAME) {
        throw new SpdyException("a frame is too long");
      }
      if (frame.remaining() < length) {
        break;
      }
      byte[] content = new byte[length];
      frame.get(content);
      at += HEADER + length;
      receive(first, second >>> 24, content);
    }
    unread = Arrays.copyOfRange(all, at, all.length);
  }

  private void receive(int first, int flags, byte[] content) {
    if (first >= 0) {
      data(first, content, (flags & FIN) != 0);
      return;
    }
    if ((first >>> 16 & 0x7fff) != VERSION) {
      throw new SpdyException("not version " + VERSION);
    }
    switch (first & 0xffff) {
      case SYN_STREAM -> open(content, (flags & FIN) != 0);
      case RST_STREAM -> reset(content);
      case PING -> send(control(PING, 0, content));
      default -> {
        // settings, windows and farewells ask for no answer
      }
    }
  }

  private void data(int id, byte[] content, boolean last) {
    SpdyStream stream = streams.get(id);
    if (stream == null) {
      return;
    }
    if (content.length > 0) {
      stream.listener().received(content);
    }
    if (last) {
      stream.listener().ended();
    }
  }

  private void open(byte[] content, boolean last) {
    if (content.length < 10) {
      throw new SpdyException("a stream is opened without its number");
    }
    int id = ByteBuffer.wrap(content).getInt() & 0x7fffffff;
    SpdyStream stream =
        new SpdyStream(this, id, headers.read(Arrays.copyOfRange(content, 10, content.length)));
    if (streams.size() >= MOST_STREAMS) {
      send(
          control(RST_STREAM, 0, ByteBuffer.allocate(8).putInt(id).putInt(REFUSED_STREAM).array()));
      return;
    }
    streams.put(id, stream);
    reply(id);
    opened.accept(stream);
    if (last) {
      stream.listener().ended();
    }
  }

  private synchronized void reply(int id) {
    byte[] block = headers.writeEmpty();
    send(
        control(
            SYN_REPLY,
            0,
            ByteBuffer.allocate(Integer.BYTES + block.length).putInt(id).put(block).array()));
  }

  private void reset(byte[] content) {
    if (content.length < 8) {
      throw new SpdyException("a stream is reset without its number");
    }
    SpdyStream stream = streams.remove(ByteBuffer.wrap(content).getInt() & 0x7fffffff);
    if (stream != null) {
      stream.listener().reset();
    }
  }

  /** Forgets a stream that is over. */
  public void forget(SpdyStream stream) {
    streams.remove(stream.id());
  }

  void sendData(int id, byte[] bytes, boolean last) {
    int at = 0;
    do {
      int length = Math.min(LARGEST_PIECE, bytes.length - at);
      boolean end = last && at + length == bytes.length;
      send(
          ByteBuffer.allocate(HEADER + length)
              .putInt(id)
              .putInt((end ? FIN : 0) << 24 | length)
              .put(bytes, at, length)
              .array());
      at += length;
    } while (at < bytes.length);
  }

  private static byte[] control(int type, int flags, byte[] content) {
    return ByteBuffer.allocate(HEADER + content.length)
        .putInt(0x80000000 | VERSION << 16 | type)
        .putInt(flags << 24 | content.length)
        .put(content)
        .array();
  }

  private synchronized void send(byte[] frame) {
    out.accept(frame);
  }

  /** Says that no stream is taken any more. */
  public void goAway() {
    send(control(GOAWAY, 0, new byte[8]));
  }

  @Override
  public void close() {
    headers.close();
  }
}
