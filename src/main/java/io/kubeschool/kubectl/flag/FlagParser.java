package io.kubeschool.kubectl.flag;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads flags among words. Models spf13/pflag flag.go: parseArgs. */
final class FlagParser {

  private final FlagSet flags;
  private final boolean interspersed;
  private final ParsedFlags parsed;
  private final Deque<String> rest = new ArrayDeque<>();

  FlagParser(FlagSet flags, boolean interspersed) {
    this.flags = flags;
    this.interspersed = interspersed;
    this.parsed = new ParsedFlags(flags);
  }

  ParsedFlags parse(List<String> words) {
    rest.addAll(words);
    while (!rest.isEmpty()) {
      String word = rest.poll();
      if (word.length() < 2 || word.charAt(0) != '-') {
        parsed.addArgument(word);
        if (!interspersed) {
          drain();
        }
      } else if (word.equals("--")) {
        parsed.dash();
        drain();
      } else if (word.charAt(1) == '-') {
        longFlag(word);
      } else {
        shortFlags(word.substring(1));
      }
    }
    return parsed;
  }

  private void drain() {
    rest.forEach(parsed::addArgument);
    rest.clear();
  }

  private void longFlag(String word) {
    String body = word.substring(2);
    if (body.startsWith("-") || body.startsWith("=")) {
      throw new FlagError("bad flag syntax: " + word);
    }
    int equals = body.indexOf('=');
    String name = equals < 0 ? body : body.substring(0, equals);
    Flag<?> flag = flags.find(name);
    if (flag == null) {
      if (name.equals("help")) {
        help(equals < 0 ? "true" : body.substring(equals + 1));
        return;
      }
      throw new FlagError("unknown flag: --" + name);
    }
    if (equals >= 0) {
      parsed.set(flag, body.substring(equals + 1));
    } else if (!flag.valueIfBare().isEmpty()) {
      parsed.set(flag, flag.valueIfBare());
    } else if (!rest.isEmpty()) {
      parsed.set(flag, rest.poll());
    } else {
      throw new FlagError("flag needs an argument: --" + name);
    }
  }

  private void help(String value) {
    try {
      if (FlagType.BOOL.set(false, true, value)) {
        parsed.wantHelp();
      }
    } catch (FlagType.BadValue e) {
      throw new FlagError(
          "invalid argument "
              + GoQuote.quote(value)
              + " for \"-h, --help\" flag: "
              + e.getMessage());
    }
  }

  private void shortFlags(String letters) {
    String remaining = letters;
    while (!remaining.isEmpty()) {
      remaining = shortFlag(remaining);
    }
  }

  private String shortFlag(String letters) {
    String letter = letters.substring(0, 1);
    Flag<?> flag = flags.findShorthand(letter);
    if (flag == null) {
      if (letter.equals("h")) {
        parsed.wantHelp();
        return letters.substring(1);
      }
      throw new FlagError(
          "unknown shorthand flag: " + GoQuote.quoteRune(letter.charAt(0)) + " in -" + letters);
    }
    if (letters.length() > 2 && letters.charAt(1) == '=') {
      parsed.set(flag, letters.substring(2));
      return "";
    }
    if (!flag.valueIfBare().isEmpty()) {
      parsed.set(flag, flag.valueIfBare());
      return letters.substring(1);
    }
    if (letters.length() > 1) {
      parsed.set(flag, letters.substring(1));
      return "";
    }
    if (rest.isEmpty()) {
      throw new FlagError(
          "flag needs an argument: " + GoQuote.quoteRune(letter.charAt(0)) + " in -" + letters);
    }
    parsed.set(flag, rest.poll());
    return "";
  }
}
