package io.kubeschool.model;

/** A text is not YAML; the message is what go-yaml says. */
public final class YamlSyntaxException extends RuntimeException {

  /** What is wrong, to which {@code yaml: } is prefixed. */
  YamlSyntaxException(String problem) {
    this(problem, true);
  }

  /** What is wrong, prefixed or not. */
  YamlSyntaxException(String problem, boolean prefixed) {
    super(prefixed ? "yaml: " + problem : problem);
  }
}
