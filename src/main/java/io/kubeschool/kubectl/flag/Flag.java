package io.kubeschool.kubectl.flag;

/**
 * A flag that a command takes.
 *
 * @param name without dashes
 * @param shorthand its letter, or ""
 * @param type what its values are
 * @param defaultValue its value when it is not given
 * @param shownDefault how help shows that
 * @param valueIfBare the value of the flag given without one, or "" if it needs one
 * @param usage what it does, in a sentence
 * @param hidden whether help leaves it out
 * @param deprecation what to say when it is used, or ""
 * @param <T> what its values are
 */
public record Flag<T>(
    String name,
    String shorthand,
    FlagType<T> type,
    T defaultValue,
    String shownDefault,
    String valueIfBare,
    String usage,
    boolean hidden,
    String deprecation) {

  static <T> Flag<T> of(
      String name, String shorthand, FlagType<T> type, T defaultValue, String usage) {
    String bare = type == FlagType.BOOL ? "true" : "";
    return new Flag<>(
        name, shorthand, type, defaultValue, type.show(defaultValue), bare, usage, false, "");
  }

  Flag<T> withValueIfBare(String value) {
    return new Flag<>(
        name, shorthand, type, defaultValue, shownDefault, value, usage, hidden, deprecation);
  }

  Flag<T> asHidden() {
    return new Flag<>(
        name, shorthand, type, defaultValue, shownDefault, valueIfBare, usage, true, deprecation);
  }

  Flag<T> withShownDefault(String shown) {
    return new Flag<>(
        name, shorthand, type, defaultValue, shown, valueIfBare, usage, hidden, deprecation);
  }

  Flag<T> asDeprecated(String message) {
    return new Flag<>(
        name, shorthand, type, defaultValue, shownDefault, valueIfBare, usage, true, message);
  }

  /** How error texts call it: {@code -n, --namespace} or {@code --all}. */
  String called() {
    return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
  }
}
