package io.kubeschool.cli;

/** What {@code --version} says. */
final class Version {

  static final String TEXT = "kubeschool 0.1.0 (Kubernetes v1.36.4, simulated)\n";

  private Version() {}
}
