package io.kubeschool.model;

/** True or false. */
public record JsonBoolean(boolean value) implements Json {

  /** True. */
  public static final JsonBoolean TRUE = new JsonBoolean(true);

  /** False. */
  public static final JsonBoolean FALSE = new JsonBoolean(false);

  /** The shared instance of that value. */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String toString() {
    return Boolean.toString(value);
  }
}
