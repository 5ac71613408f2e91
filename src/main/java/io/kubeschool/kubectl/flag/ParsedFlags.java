package io.kubeschool.kubectl.flag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The flags and arguments that a command was given. */
public final class ParsedFlags {

  private final FlagSet flags;
  private final Map<String, Object> values = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private int argumentsBeforeDash = -1;
  private boolean helpWanted;

  ParsedFlags(FlagSet flags) {
    this.flags = flags;
  }

  /** The words that are no flags. */
  public List<String> arguments() {
    return List.copyOf(arguments);
  }

  /** How many arguments stood before {@code --}, or -1 if there was none. */
  public int argumentsBeforeDash() {
    return argumentsBeforeDash;
  }

  /** Whether {@code --help} or {@code -h} was among them. */
  public boolean helpWanted() {
    return helpWanted;
  }

  /** What to tell about deprecated flags that were given. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Whether the command takes such a flag. */
  public boolean isDefined(String name) {
    return flags.find(name) != null;
  }

  /** Whether that flag was given. */
  public boolean changed(String name) {
    return values.containsKey(name);
  }

  /** A flag as it was given. */
  public record Given(String name, String value) {}

  /** The flags that were given, by their long names, in the order in which they were. */
  public List<Given> given() {
    return List.copyOf(given);
  }

  /** A flag that is on or off. */
  public boolean bool(String name) {
    return (Boolean) value(name);
  }

  /** A text. */
  public String string(String name) {
    return (String) value(name);
  }

  /**
   * A text given by a flag that every command takes; "" if the command has another flag of that
   * name, as {@code create rolebinding --user}.
   */
  public String global(String name) {
    return value(name) instanceof String text ? text : "";
  }

  /** A whole number. */
  public long integer(String name) {
    return (Long) value(name);
  }

  /** A duration. */
  public Duration duration(String name) {
    return (Duration) value(name);
  }

  /** Several texts. */
  @SuppressWarnings("unchecked")
  public List<String> strings(String name) {
    return (List<String>) value(name);
  }

  /** Key and value pairs, in the order in which they were given. */
  @SuppressWarnings("unchecked")
  public Map<String, String> pairs(String name) {
    return (Map<String, String>) value(name);
  }

  private Object value(String name) {
    Flag<?> flag = flags.find(name);
    if (flag == null) {
      throw new IllegalArgumentException("flag accessed but not defined: " + name);
    }
    Object value = values.get(name);
    return value == null ? flag.defaultValue() : value;
  }

  @SuppressWarnings("unchecked")
  <T> void set(Flag<T> flag, String text) {
    Object before = values.get(flag.name());
    given.add(new Given(flag.name(), text));
    try {
      values.put(
          flag.name(),
          flag.type().set(before == null ? flag.defaultValue() : (T) before, before != null, text));
    } catch (FlagType.BadValue e) {
      throw new FlagError(
          "invalid argument "
              + GoQuote.quote(text)
              + " for "
              + GoQuote.quote(flag.called())
              + " flag: "
              + e.getMessage());
    }
    if (!flag.deprecation().isEmpty()) {
      warnings.add("Flag --" + flag.name() + " has been deprecated, " + flag.deprecation());
    }
  }

  void addArgument(String word) {
    arguments.add(word);
  }

  void dash() {
    argumentsBeforeDash = arguments.size();
  }

  void wantHelp() {
    helpWanted = true;
  }
}
