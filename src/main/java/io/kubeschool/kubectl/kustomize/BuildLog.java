package io.kubeschool.kubectl.kustomize;

/** Hears what a build tells besides its result. */
public interface BuildLog {

  /** A line for standard error, as it is. */
  void warning(String line);

  /** A line of the log. */
  void log(String text);
}
