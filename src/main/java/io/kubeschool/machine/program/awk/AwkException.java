package io.kubeschool.machine.program.awk;

/** A program cannot be read or go on; the message is what awk says after its name. */
final class AwkException extends RuntimeException {
  AwkException(String message) {
    super(message, null, false, false);
  }
}
