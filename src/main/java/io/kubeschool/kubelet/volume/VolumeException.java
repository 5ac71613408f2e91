package io.kubeschool.kubelet.volume;

/** A volume that cannot be set up; the message is what the event tells. */
public final class VolumeException extends Exception {
  private static final long serialVersionUID = 1;

  /** The failure. */
  public VolumeException(String message) {
    super(message, null, false, false);
  }
}
