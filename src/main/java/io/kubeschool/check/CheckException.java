package io.kubeschool.check;

/** A script is broken or was stopped; the message is one sentence that names it. */
public final class CheckException extends RuntimeException {

  /** Why, after the script's name. */
  public CheckException(String script, String reason) {
    super(script + ": " + reason);
  }
}
