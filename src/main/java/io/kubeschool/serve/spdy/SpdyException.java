package io.kubeschool.serve.spdy;

/** The other end does not speak SPDY as it should; the connection cannot go on. */
public final class SpdyException extends RuntimeException {

  SpdyException(String message) {
    super(message, null, false, false);
  }
}
