package io.kubeschool.kubelet;

/** A container that cannot be made from its spec. */
public final class ContainerConfigException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * The failure.
   *
   * @param reason {@code CreateContainerConfigError} or {@code CreateContainerError}
   */
  public ContainerConfigException(String reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** The failure of a configuration. */
  public static ContainerConfigException config(String message) {
    return new ContainerConfigException("CreateContainerConfigError", message);
  }

  /** The reason that its status tells. */
  public String reason() {
    return reason;
  }
}
