package io.kubeschool.kubectl.error;

/** A kubeconfig that cannot be used. Models clientcmd.errConfigurationInvalid. */
public final class ConfigurationInvalid extends KubectlError {

  /** An error told as {@code Error in configuration: MESSAGE}. */
  public ConfigurationInvalid(String message) {
    super(message);
  }
}
