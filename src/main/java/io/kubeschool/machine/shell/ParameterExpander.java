package io.kubeschool.machine.shell;

import io.kubeschool.machine.Escapes;
import io.kubeschool.machine.GlobPattern;
import io.kubeschool.machine.shell.ShellExit.Failure;
import io.kubeschool.machine.shell.Word.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Expands {@code $name} and {@code ${...}}. Models POSIX XCU 2.6.2 and bash's additions. */
final class ParameterExpander {

  private final Interpreter shell;
  private final Expander expander;

  ParameterExpander(Interpreter shell, Expander expander) {
    this.shell = shell;
    this.expander = expander;
  }

  void expand(Parameter parameter, Marked out, boolean quoted) {
    if (parameter.operator().equals("bad")) {
      throw new Failure(parameter.name() + ": bad substitution", 1);
    }
    if (parameter.operator().equals("prefix")) {
      List<String> names = new ArrayList<>();
      shell.session().variables().all().tailMap(parameter.name()).keySet().stream()
          .takeWhile(n -> n.startsWith(parameter.name()))
          .forEach(names::add);
      append(names, false, out, quoted);
      return;
    }
    List<String> list = list(parameter);
    if (list != null) {
      expandList(parameter, list, out, quoted);
      return;
    }
    String name = parameter.name();
    if (parameter.indirect()) {
      name = orEmpty(shell.session().variables().value(name));
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-]")) {
        throw new Failure(parameter.name() + ": invalid indirect expansion", 1);
      }
    }
    String value =
        shell
            .scope()
            .value(name, parameter.index() == null ? null : index(name, parameter.index()));
    if (parameter.length()) {
      out.append(Integer.toString(length(require(value, parameter))), Expander.mark(quoted));
      return;
    }
    if (substitutes(parameter, value, out, quoted)) {
      return;
    }
    String checked = require(value, parameter);
    out.append(edit(parameter).apply(checked), Expander.mark(quoted));
    if (quoted) {
      out.quotes();
    }
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  private String index(String name, Word index) {
    Variable variable = shell.session().variables().find(name);
    return variable != null && variable.isAssociative()
        ? expander.text(index)
        : Long.toString(shell.scope().arithmetic(index));
  }

  private String require(String value, Parameter parameter) {
    if (value == null && shell.session().has("nounset") && parameter.operator().isEmpty()) {
      throw new Failure(
          parameter.name() + ": unbound variable",
          shell.session().dialect() == Dialect.BASH ? 127 : 2);
    }
    return orEmpty(value);
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  /** The values of {@code $@}, {@code $*} or a whole array, or null if it is not one of them. */
  private List<String> list(Parameter parameter) {
    if (parameter.name().equals("@") || parameter.name().equals("*")) {
      return shell.session().parameters();
    }
    if (parameter.index() == null) {
      return null;
    }
    String index = parameter.index().source();
    if (!index.equals("@") && !index.equals("*")) {
      return null;
    }
    Variable variable = shell.session().variables().find(parameter.name());
    if (variable == null) {
      return List.of();
    }
    if (variable.isAssociative()) {
      return List.copyOf(
          parameter.indirect() ? variable.entries().keySet() : variable.entries().values());
    }
    if (!variable.isArray()) {
      String value = variable.value();
      return value == null ? List.of() : List.of(parameter.indirect() ? "0" : value);
    }
    return parameter.indirect()
        ? variable.elements().keySet().stream().map(String::valueOf).toList()
        : List.copyOf(variable.elements().values());
  }

  private void expandList(Parameter parameter, List<String> list, Marked out, boolean quoted) {
    boolean star =
        parameter.name().equals("*")
            || parameter.index() != null && parameter.index().source().equals("*");
    if (parameter.length()) {
      out.append(Integer.toString(list.size()), Expander.mark(quoted));
      return;
    }
    List<String> values = list;
    switch (parameter.operator()) {
      case "" -> {
        // as they are
      }
      case ":" -> values = slice(parameter, list);
      case ":-", "-", ":=", "=", ":?", "?", ":+", "+" -> {
        if (substitutes(parameter, list.isEmpty() ? null : String.join(" ", list), out, quoted)) {
          return;
        }
      }
      default -> values = list.stream().map(edit(parameter)).toList();
    }
    append(values, star, out, quoted);
  }

  private void append(List<String> values, boolean star, Marked out, boolean quoted) {
    if (quoted && star) {
      String separators = expander.separators();
      out.append(
          String.join(separators.isEmpty() ? "" : separators.substring(0, 1), values),
          Marked.QUOTED);
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.separate();
      }
      if (quoted) {
        out.quotes();
      }
      out.append(values.get(i), Expander.mark(quoted));
    }
  }

  private List<String> slice(Parameter parameter, List<String> list) {
    List<String> all = list;
    int offset = number(parameter.argument());
    if (parameter.index() == null) {
      all = new ArrayList<>(list);
      all.addFirst(shell.session().name());
    }
    int from = Math.clamp(offset < 0 ? all.size() + offset : offset, 0, all.size());
    int count = parameter.second() == null ? all.size() : Math.max(0, number(parameter.second()));
    return all.subList(from, (int) Math.min(all.size(), (long) from + count));
  }

  private int number(Word word) {
    return Math.clamp(shell.scope().arithmetic(word), Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
  }

  /** Handles the operators that put a word in the value's place; false if the value stands. */
  private boolean substitutes(Parameter parameter, String value, Marked out, boolean quoted) {
    String operator = parameter.operator();
    boolean missing =
        operator.startsWith(":") && operator.length() > 1
            ? orEmpty(value).isEmpty()
            : value == null;
    switch (operator) {
      case ":-", "-" -> {
        if (missing) {
          word(parameter.argument(), out, quoted);
        }
        return missing;
      }
      case ":=", "=" -> {
        if (missing) {
          if (!WordParser.isNameStart(parameter.name().charAt(0))) {
            throw new Failure("$" + parameter.name() + ": cannot assign in this way", 1);
          }
          String text = expander.text(parameter.argument());
          shell.scope().assign(parameter.name(), text);
          out.append(text, Expander.mark(quoted));
        }
        return missing;
      }
      case ":?", "?" -> {
        if (missing) {
          String text = expander.text(parameter.argument());
          String standard =
              operator.equals(":?") ? "parameter null or not set" : "parameter not set";
          throw new Failure(
              parameter.name() + ": " + (text.isEmpty() ? standard : text),
              shell.session().dialect() == Dialect.BASH ? 127 : 2);
        }
        return false;
      }
      case ":+", "+" -> {
        if (!missing) {
          word(parameter.argument(), out, quoted);
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void word(Word word, Marked out, boolean quoted) {
    if (quoted) {
      out.append(expander.text(word), Marked.QUOTED);
      return;
    }
    Marked inner = new Marked();
    expander.expand(word.parts(), inner, true);
    if (word.parts().stream().allMatch(p -> p instanceof Word.Literal l && !l.quoted())) {
      out.append(inner.joined(), Marked.EXPANDED);
    } else {
      expander.expand(word.parts(), out, true);
    }
  }

  /** The operators that change a value. */
  private UnaryOperator<String> edit(Parameter parameter) {
    return switch (parameter.operator()) {
      case "#", "##" -> {
        GlobPattern pattern = GlobPattern.of(expander.pattern(parameter.argument()));
        boolean longest = parameter.operator().length() == 2;
        yield value -> withoutPrefix(value, pattern, longest);
      }
      case "%", "%%" -> {
        GlobPattern pattern = GlobPattern.of(expander.pattern(parameter.argument()));
        boolean longest = parameter.operator().length() == 2;
        yield value -> withoutSuffix(value, pattern, longest);
      }
      case "/", "//", "/#", "/%" -> replacement(parameter);
      case ":" -> value -> substring(parameter, value);
      case "^^" -> value -> value.toUpperCase(Locale.ROOT);
      case ",," -> value -> value.toLowerCase(Locale.ROOT);
      case "^" -> value -> first(value, true);
      case "," -> value -> first(value, false);
      case "@" -> value -> transform(parameter, value);
      default -> value -> value;
    };
  }

  private static String first(String value, boolean upper) {
    if (value.isEmpty()) {
      return value;
    }
    String head = value.substring(0, 1);
    return (upper ? head.toUpperCase(Locale.ROOT) : head.toLowerCase(Locale.ROOT))
        + value.substring(1);
  }

  private String transform(Parameter parameter, String value) {
    return switch (parameter.argument().source()) {
      case "Q" -> "'" + value.replace("'", "'\\''") + "'";
      case "U" -> value.toUpperCase(Locale.ROOT);
      case "u" -> first(value, true);
      case "L" -> value.toLowerCase(Locale.ROOT);
      case "E" -> Escapes.decode(value, Escapes.Style.ANSI_C).text();
      default ->
          throw new Failure(
              "${" + parameter.name() + "@" + parameter.argument().source() + "}: bad substitution",
              1);
    };
  }

  private String withoutPrefix(String value, GlobPattern pattern, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      shell.process().tick();
      int end = longest ? value.length() - i : i;
      if (pattern.matches(value.substring(0, end))) {
        return value.substring(end);
      }
    }
    return value;
  }

  private String withoutSuffix(String value, GlobPattern pattern, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      shell.process().tick();
      int start = longest ? i : value.length() - i;
      if (pattern.matches(value.substring(start))) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  private UnaryOperator<String> replacement(Parameter parameter) {
    GlobPattern pattern = GlobPattern.of(expander.pattern(parameter.argument()));
    String with = parameter.second() == null ? "" : expander.text(parameter.second());
    if (parameter.argument().source().isEmpty()) {
      return value -> value;
    }
    String operator = parameter.operator();
    return value -> {
      StringBuilder out = new StringBuilder();
      int i = 0;
      while (i <= value.length()) {
        int end =
            operator.equals("/#") && i > 0
                ? -1
                : longestMatch(value, i, pattern, operator.equals("/%"));
        if (end < 0 || end == i && i == value.length()) {
          if (i < value.length()) {
            out.append(value.charAt(i));
          }
          i++;
          continue;
        }
        out.append(with);
        if (end == i) {
          out.append(value.charAt(i));
          end++;
        }
        i = end;
        if (!operator.equals("//")) {
          break;
        }
      }
      return i < value.length() ? out.append(value, i, value.length()).toString() : out.toString();
    };
  }

  private int longestMatch(String value, int start, GlobPattern pattern, boolean atEnd) {
    for (int end = value.length(); end >= start; end--) {
      shell.process().tick();
      if (end == start && end < value.length()) {
        return -1;
      }
      if (pattern.matches(value.substring(start, end))) {
        return end;
      }
      if (atEnd) {
        return -1;
      }
    }
    return -1;
  }

  private String substring(Parameter parameter, String value) {
    int offset = number(parameter.argument());
    int from = offset < 0 ? value.length() + offset : offset;
    if (from < 0 || from > value.length()) {
      return "";
    }
    int end = value.length();
    if (parameter.second() != null) {
      int length = number(parameter.second());
      end = length < 0 ? value.length() + length : Math.min(value.length(), from + length);
      if (end < from) {
        throw new Failure(parameter.second().source() + ": substring expression < 0", 1);
      }
    }
    return value.substring(from, end);
  }
}
