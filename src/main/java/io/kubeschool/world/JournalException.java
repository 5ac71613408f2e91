package io.kubeschool.world;

/** A journal cannot be used; the message is one sentence for the learner. */
public final class JournalException extends RuntimeException {

  /** Why, and what to do. */
  public JournalException(String message) {
    super(message);
  }
}
