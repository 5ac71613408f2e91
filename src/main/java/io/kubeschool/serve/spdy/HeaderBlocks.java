package io.kubeschool.serve.spdy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Names and values of headers, compressed; each direction has one context for all its blocks. */
final class HeaderBlocks implements AutoCloseable {

  private static final int LARGEST = 64 * 1024;
  private static final byte[] NONE = new byte[Integer.BYTES];

  private final Inflater inflater = new Inflater();
  private final Deflater deflater = new Deflater();

  HeaderBlocks() {
    deflater.setDictionary(Dictionary.bytes());
  }

  /**
   * Reads a block.
   *
   * @throws SpdyException if it is none
   */
  Map<String, String> read(byte[] block) {
    ByteBuffer text = ByteBuffer.wrap(inflate(block));
    Map<String, String> headers = new TreeMap<>();
    try {
      for (int count = text.getInt(); count > 0; count--) {
        headers.put(string(text), string(text));
      }
    } catch (BufferUnderflowException e) {
      throw new SpdyException("a header block ends early");
    }
    return headers;
  }

  private byte[] inflate(byte[] block) {
    byte[] text = new byte[LARGEST];
    int length = 0;
    inflater.setInput(block);
    try {
      while (length < LARGEST) {
        int count = inflater.inflate(text, length, LARGEST - length);
        length += count;
        if (inflater.needsDictionary()) {
          inflater.setDictionary(Dictionary.bytes());
        } else if (count == 0) {
          return Arrays.copyOf(text, length);
        }
      }
    } catch (DataFormatException | IllegalArgumentException e) {
      throw new SpdyException("a header block is not compressed as it should be");
    }
    throw new SpdyException("a header block is too long");
  }

  private static String string(ByteBuffer text) {
    int length = text.getInt();
    if (length < 0 || length > text.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    text.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A block without headers. */
  byte[] writeEmpty() {
    deflater.setInput(NONE);
    byte[] block = new byte[128];
    int length = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
    return Arrays.copyOf(block, length);
  }

  @Override
  public void close() {
    inflater.end();
    deflater.end();
  }
}
