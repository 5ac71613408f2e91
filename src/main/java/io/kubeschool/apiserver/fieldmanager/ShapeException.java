package io.kubeschool.apiserver.fieldmanager;

/** A value does not fit its {@link Shape}; the message is upstream's. */
final class ShapeException extends RuntimeException {

  ShapeException(String message) {
    super(message, null, false, false);
  }
}
