package io.kubeschool.kubectl.flag;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The flags that a command takes, by name. It is filled when it is first asked for, so that a
 * command that is not used costs nothing.
 */
public final class FlagSet {

  /** No flags. */
  public static final FlagSet NONE = of(b -> {});

  private final Consumer<Builder> definition;
  private Builder flags;

  private FlagSet(Consumer<Builder> definition) {
    this.definition = definition;
  }

  /** The flags that {@code definition} adds; it is called when they are first needed. */
  public static FlagSet of(Consumer<Builder> definition) {
    return new FlagSet(definition);
  }

  /** These and those of {@code other}; the first of a name, and of a letter, counts. */
  public FlagSet plus(FlagSet other) {
    return of(b -> {
      flags().byName.values().forEach(b::addIfAbsent);
      other.flags().byName.values().forEach(b::addIfAbsent);
    });
  }

  /** All of them, in the order of their names. */
  public Collection<Flag<?>> all() {
    return flags().byName.values();
  }

  /** The flag of that name, or null. */
  public Flag<?> find(String name) {
    return flags().byName.get(normalized(name));
  }

  /** The flag with that letter, or null. */
  public Flag<?> findShorthand(String letter) {
    return flags().byLetter.get(letter);
  }

  /**
   * Reads the words after a command.
   *
   * @param interspersed whether flags may follow arguments
   * @throws FlagError if they are not what these flags allow
   */
  public ParsedFlags parse(List<String> words, boolean interspersed) {
    return new FlagParser(this, interspersed).parse(words);
  }

  private Builder flags() {
    if (flags == null) {
      flags = new Builder();
      definition.accept(flags);
    }
    return flags;
  }

  /** Underscores count as dashes. Models component-base cli/flag: WordSepNormalizeFunc. */
  static String normalized(String name) {
    return name.replace('_', '-');
  }

  /** Collects flags. The letter of one without a shorthand is "". */
  public static final class Builder {
    private final Map<String, Flag<?>> byName = new TreeMap<>();
    private final Map<String, Flag<?>> byLetter = new TreeMap<>();
    private Flag<?> last;

    private Builder() {}

    /** A flag that is on or off. */
    public Builder bool(String name, String letter, boolean value, String usage) {
      return add(Flag.of(name, letter, FlagType.BOOL, value, usage));
    }

    /** A text. */
    public Builder string(String name, String letter, String value, String usage) {
      return add(Flag.of(name, letter, FlagType.STRING, value, usage));
    }

    /** A whole number of 64 bits. */
    public Builder integer(String name, String letter, long value, String usage) {
      return add(Flag.of(name, letter, FlagType.INT, value, usage));
    }

    /** A whole number of 32 bits. */
    public Builder int32(String name, String letter, long value, String usage) {
      return add(Flag.of(name, letter, FlagType.INT32, value, usage));
    }

    /** A duration. */
    public Builder duration(String name, String letter, Duration value, String usage) {
      return add(Flag.of(name, letter, FlagType.DURATION, value, usage));
    }

    /** Texts separated by commas, or given by repeating the flag (pflag's stringSlice). */
    public Builder strings(String name, String letter, List<String> value, String usage) {
      return add(Flag.of(name, letter, FlagType.STRINGS, value, usage));
    }

    /** Texts given by repeating the flag; commas are part of them (pflag's stringArray). */
    public Builder stringArray(String name, String letter, List<String> value, String usage) {
      return add(Flag.of(name, letter, FlagType.STRING_ARRAY, value, usage));
    }

    /** {@code key=value} pairs. */
    public Builder pairs(String name, String letter, String usage) {
      return add(Flag.of(name, letter, FlagType.STRING_TO_STRING, Map.of(), usage));
    }

    /** All of that set. */
    public Builder include(FlagSet other) {
      other.all().forEach(this::addIfAbsent);
      return this;
    }

    /** The flag added last may be given without a value, which then is this. */
    public Builder bare(String value) {
      return replaceLast(last.withValueIfBare(value));
    }

    /** The flag added last is not shown in help. */
    public Builder hidden() {
      return replaceLast(last.asHidden());
    }

    /** Help shows the default of the flag added last like this. */
    public Builder showing(String defaultText) {
      return replaceLast(last.withShownDefault(defaultText));
    }

    /** The flag added last is deprecated: hidden, and told when used. */
    public Builder deprecated(String message) {
      return replaceLast(last.asDeprecated(message));
    }

    private Builder replaceLast(Flag<?> flag) {
      byName.remove(flag.name());
      byLetter.remove(flag.shorthand());
      return add(flag);
    }

    private Builder add(Flag<?> flag) {
      if (byName.putIfAbsent(flag.name(), flag) != null) {
        throw new IllegalArgumentException("two flags --" + flag.name());
      }
      if (!flag.shorthand().isEmpty() && byLetter.putIfAbsent(flag.shorthand(), flag) != null) {
        throw new IllegalArgumentException("two flags -" + flag.shorthand());
      }
      last = flag;
      return this;
    }

    private void addIfAbsent(Flag<?> flag) {
      byName.putIfAbsent(flag.name(), flag);
      if (!flag.shorthand().isEmpty()) {
        byLetter.putIfAbsent(flag.shorthand(), flag);
      }
    }
  }
}
