package io.kubeschool.apiserver.storage;

/** A revision was asked for that is no longer kept. */
public final class RevisionCompactedException extends RuntimeException {

  private final long requested;
  private final long oldest;

  RevisionCompactedException(long requested, long oldest) {
    super("revision " + requested + " is older than " + oldest, null, false, false);
    this.requested = requested;
    this.oldest = oldest;
  }

  /** What was asked for. */
  public long requested() {
    return requested;
  }

  /** The oldest that is kept. */
  public long oldest() {
    return oldest;
  }
}
