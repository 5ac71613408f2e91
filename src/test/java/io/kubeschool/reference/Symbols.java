package io.kubeschool.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each value that was found a private-use character of its own, so that a line stays a plain
 * string.
 */
final class Symbols {

  /** All characters that stand for values, for a regular expression's class. */
  static final String RANGE = "\uE000-\uF8FF";

  private final Map<List<String>, Character> known = new HashMap<>();
  private final List<String> kinds = new ArrayList<>();

  /** A value without an identity: one is like another. */
  String of(String kind) {
    return of(kind, "");
  }

  String of(String kind, String value) {
    return String.valueOf(
        known.computeIfAbsent(
            List.of(kind, value),
            k -> {
              if (kinds.size() > '\uF8FF' - '\uE000') {
                throw new IllegalStateException("more values than symbols");
              }
              kinds.add(kind);
              return (char) ('\uE000' + kinds.size() - 1);
            }));
  }

  /** What kind of value a character stands for, or null if it stands for itself. */
  String kind(char c) {
    int index = c - '\uE000';
    return index >= 0 && index < kinds.size() ? kinds.get(index) : null;
  }

  boolean has(String text, Set<String> someKinds) {
    return text.chars()
        .anyMatch(c -> {
          String kind = kind((char) c);
          return kind != null && someKinds.contains(kind);
        });
  }
}
