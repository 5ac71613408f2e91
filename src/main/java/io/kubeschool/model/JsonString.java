package io.kubeschool.model;

import java.util.Objects;

/** A string. */
public record JsonString(String value) implements Json {

  /** The empty string. */
  public static final JsonString EMPTY = new JsonString("");

  /** A string that is not null. */
  public JsonString {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return toText();
  }
}
