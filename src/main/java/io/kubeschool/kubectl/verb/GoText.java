package io.kubeschool.kubectl.verb;

import java.util.List;

/** Values as Go's fmt prints them with {@code %v}. */
public final class GoText {

  private GoText() {}

  /** {@code [a b c]}. */
  public static String list(List<String> values) {
    return "[" + String.join(" ", values) + "]";
  }
}
