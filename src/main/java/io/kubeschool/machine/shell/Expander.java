package io.kubeschool.machine.shell;

import io.kubeschool.machine.GlobPattern;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.shell.Word.Arithmetic;
import io.kubeschool.machine.shell.Word.CommandSubstitution;
import io.kubeschool.machine.shell.Word.DoubleQuoted;
import io.kubeschool.machine.shell.Word.Literal;
import io.kubeschool.machine.shell.Word.Parameter;
import io.kubeschool.machine.shell.Word.Part;
import io.kubeschool.machine.shell.Word.ProcessSubstitution;
import java.util.ArrayList;
import java.util.List;

/** Expands words. Models POSIX XCU 2.6: the order is braces, the rest, splitting, file names. */
final class Expander {

  private final Interpreter shell;
  private final ParameterExpander parameters;

  Expander(Interpreter shell) {
    this.shell = shell;
    this.parameters = new ParameterExpander(shell, this);
  }

  /** The arguments that words become. */
  List<String> arguments(List<Word> words) {
    List<String> arguments = new ArrayList<>();
    for (Word word : words) {
      if (word.plain() != null && isOrdinary(word.plain())) {
        arguments.add(word.plain());
        continue;
      }
      List<Word> alternatives =
          shell.session().dialect() == Dialect.BASH ? BraceExpansion.expand(word) : List.of(word);
      for (Word alternative : alternatives) {
        fields(alternative, arguments);
      }
    }
    return arguments;
  }

  private static boolean isOrdinary(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '*', '?', '[', '{', '~' -> {
          return false;
        }
        default -> {
          // ordinary
        }
      }
    }
    return true;
  }

  private void fields(Word word, List<String> arguments) {
    Marked marked = new Marked();
    expand(word.parts(), marked, true);
    for (Marked.Field field : marked.fields(separators())) {
      if (field.pattern() == null || shell.session().has("noglob")) {
        arguments.add(field.text());
        continue;
      }
      List<String> files;
      try {
        files = GlobPattern.expand(shell.process(), field.pattern());
      } catch (SystemError e) {
        files = List.of();
      }
      if (!files.isEmpty()) {
        arguments.addAll(files);
      } else if (!shell.session().has("nullglob")) {
        arguments.add(field.text());
      }
    }
  }

  String separators() {
    String separators = shell.session().variables().value("IFS");
    return separators == null ? " \t\n" : separators;
  }

  /** A word as one text, without splitting and file names. */
  String text(Word word) {
    if (word.plain() != null && !word.plain().startsWith("~")) {
      return word.plain();
    }
    Marked marked = new Marked();
    expand(word.parts(), marked, true);
    return marked.joined();
  }

  /** An assignment's value: tildes count after colons, too. */
  String value(Word word) {
    if (word.plain() != null && word.plain().indexOf('~') < 0) {
      return word.plain();
    }
    Marked marked = new Marked();
    List<Part> parts = word.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Literal l && !l.quoted() && l.text().indexOf('~') >= 0) {
        String[] pieces = l.text().split(":", -1);
        for (int p = 0; p < pieces.length; p++) {
          boolean starts = p > 0 || i == 0;
          marked.append(
              (p > 0 ? ":" : "") + (starts ? tilde(pieces[p]) : pieces[p]), Marked.QUOTED);
        }
      } else {
        expand(List.of(parts.get(i)), marked, false);
      }
    }
    return marked.joined();
  }

  /** A word as a pattern. */
  String pattern(Word word) {
    Marked marked = new Marked();
    expand(word.parts(), marked, true);
    return marked.pattern();
  }

  /** A word as a regular expression. */
  String regex(Word word) {
    Marked marked = new Marked();
    expand(word.parts(), marked, false);
    return marked.regex();
  }

  void expand(List<Part> parts, Marked out, boolean tildes) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (i == 0
          && tildes
          && part instanceof Literal l
          && !l.quoted()
          && l.text().startsWith("~")
          && (parts.size() == 1 || l.text().indexOf('/') > 0)) {
        String expanded = tilde(l.text());
        if (!expanded.equals(l.text())) {
          int slash = l.text().indexOf('/');
          String rest = slash < 0 ? "" : l.text().substring(slash);
          out.append(expanded.substring(0, expanded.length() - rest.length()), Marked.QUOTED);
          out.append(rest, Marked.LITERAL);
          continue;
        }
      }
      expand(part, out, false);
    }
  }

  private String tilde(String text) {
    if (!text.startsWith("~")) {
      return text;
    }
    int slash = text.indexOf('/');
    String user = text.substring(1, slash < 0 ? text.length() : slash);
    String rest = slash < 0 ? "" : text.substring(slash);
    String home =
        switch (user) {
          case "" -> shell.session().variables().value("HOME");
          case "+" -> shell.session().variables().value("PWD");
          case "-" -> shell.session().variables().value("OLDPWD");
          default -> shell.homeOf(user);
        };
    return home == null ? text : home + rest;
  }

  private void expand(Part part, Marked out, boolean quoted) {
    switch (part) {
      case Literal l -> {
        if (l.quoted()) {
          out.quotes();
        }
        out.append(l.text(), l.quoted() || quoted ? Marked.QUOTED : Marked.LITERAL);
      }
      case DoubleQuoted d -> {
        if (!isAllParameters(d)) {
          out.quotes();
        }
        d.parts().forEach(p -> expand(p, out, true));
      }
      case Parameter p -> parameters.expand(p, out, quoted);
      case CommandSubstitution c ->
          out.append(shell.subshells().capture(c.commands()), mark(quoted));
      case Arithmetic a ->
          out.append(Long.toString(shell.scope().arithmetic(a.expression())), mark(quoted));
      case ProcessSubstitution p -> out.append(shell.substitute(p), Marked.QUOTED);
    }
  }

  /** Quotes around {@code $@} alone vanish if there are no parameters. */
  private static boolean isAllParameters(DoubleQuoted quoted) {
    return quoted.parts().size() == 1
        && quoted.parts().getFirst() instanceof Parameter p
        && (p.name().equals("@") || p.index() != null && "@".equals(p.index().plain()))
        && !p.length();
  }

  static char mark(boolean quoted) {
    return quoted ? Marked.QUOTED : Marked.EXPANDED;
  }
}
