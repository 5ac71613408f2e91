package io.kubeschool.model.schema;

/** A value is not of its type; the message is that of Go's decoder. */
public final class DecodingException extends RuntimeException {

  DecodingException(String message) {
    super(message, null, false, false);
  }
}
