package io.kubeschool.model.patch;

/** A patch cannot be made or applied; the message is upstream's. */
public final class PatchException extends RuntimeException {

  /** Whose mistake it is, as the API server sees it. */
  public enum Fault {
    /** The patch is not one of its kind. */
    MALFORMED,
    /** The patch cannot be applied to this object. */
    UNPROCESSABLE,
    /** Upstream answers with an error without a reason. */
    UNCLASSIFIED
  }

  private final Fault fault;

  PatchException(Fault fault, String message) {
    super(message, null, false, false);
    this.fault = fault;
  }

  /** Whose mistake it is. */
  public Fault fault() {
    return fault;
  }
}
