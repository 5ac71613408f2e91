package io.kubeschool.model;

/** JSON's null. */
public enum JsonNull implements Json {
  /** The only one. */
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
