package io.kubeschool.kubectl.jsonpath;

/** A template that is wrong, or does not fit the object; the message is client-go's. */
public final class JsonPathError extends RuntimeException {

  JsonPathError(String message) {
    super(message, null, false, false);
  }
}
