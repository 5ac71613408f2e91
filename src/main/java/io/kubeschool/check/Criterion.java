package io.kubeschool.check;

import java.util.Map;

/**
 * What a check found out about one thing that it wants. Texts are told by key, since the check
 * knows no language.
 *
 * @param key which criterion of the step
 * @param weight its points
 * @param passed whether it is met
 * @param message the key of the message that says what was found, or ""
 * @param arguments the message's placeholders: {@code found}, {@code wanted} and others
 * @param where a command that shows it, or ""
 */
public record Criterion(
    String key,
    int weight,
    boolean passed,
    String message,
    Map<String, String> arguments,
    String where) {

  /** What was found, or "". */
  public String found() {
    return arguments.getOrDefault("found", "");
  }

  /** What was wanted, or "". */
  public String wanted() {
    return arguments.getOrDefault("wanted", "");
  }
}
