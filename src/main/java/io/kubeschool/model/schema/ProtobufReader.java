package io.kubeschool.model.schema;

import java.util.Arrays;

/** Reads the fields of a protobuf message one after another. */
final class ProtobufReader {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] content;
  private final int end;
  private int at;
  private int tag;

  /** Reads {@code content} from {@code start} to {@code end}. */
  ProtobufReader(byte[] content, int start, int end) {
    this.content = content;
    this.at = start;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Goes to the next field, whose value is to be read or skipped; false if there is none. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    tag = (int) raw();
    return true;
  }

  /** The number of the field at hand. */
  int number() {
    return tag >>> 3;
  }

  /** Whether the field at hand is a list of numbers in one piece. */
  boolean isPacked(FieldType.Scalar item) {
    boolean isNumber =
        item == FieldType.Scalar.INT32
            || item == FieldType.Scalar.INT64
            || item == FieldType.Scalar.BOOL;
    return isNumber && (tag & 7) == BYTES;
  }

  /** The number that the field at hand holds; within a packed list, the next one. */
  long varint() {
    return raw();
  }

  private long raw() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw unexpectedEnd();
      }
      byte b = content[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new DecodingException("proto: integer overflow");
  }

  long fixed64() {
    int start = advance(8);
    long value = 0;
    for (int i = 7; i >= 0; i--) {
      value = value << 8 | content[start + i] & 0xff;
    }
    return value;
  }

  byte[] bytes() {
    int length = length();
    int start = advance(length);
    return Arrays.copyOfRange(content, start, start + length);
  }

  /** The message that the field at hand holds. */
  ProtobufReader message() {
    int length = length();
    int start = advance(length);
    return new ProtobufReader(content, start, start + length);
  }

  void skip() {
    switch (tag & 7) {
      case VARINT -> raw();
      case FIXED64 -> advance(8);
      case BYTES -> advance(length());
      case FIXED32 -> advance(4);
      default -> throw new DecodingException("proto: illegal wireType " + (tag & 7));
    }
  }

  private int length() {
    if ((tag & 7) != BYTES) {
      throw new DecodingException("proto: wrong wireType = " + (tag & 7));
    }
    long length = raw();
    if (length < 0 || length > end - at) {
      throw unexpectedEnd();
    }
    return (int) length;
  }

  private int advance(int count) {
    if (count > end - at) {
      throw unexpectedEnd();
    }
    int start = at;
    at += count;
    return start;
  }

  private static DecodingException unexpectedEnd() {
    return new DecodingException("unexpected EOF");
  }
}
