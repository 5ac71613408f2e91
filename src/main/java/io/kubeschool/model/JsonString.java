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

  // By hand, as strings are most of what is compared.
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof JsonString string && value.equals(string.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }
}
