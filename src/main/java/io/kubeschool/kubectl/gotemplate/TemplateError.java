package io.kubeschool.kubectl.gotemplate;

/** A template that is malformed or fails; the message is Go's, from {@code template:} on. */
public final class TemplateError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TemplateError(String message) {
    super(message, null, false, false);
  }
}
