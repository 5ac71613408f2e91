package io.kubeschool.machine.program.sed;

/** A script cannot be used; the message is what sed says after its name. */
final class SedException extends RuntimeException {
  SedException(String message) {
    super(message, null, false, false);
  }
}
