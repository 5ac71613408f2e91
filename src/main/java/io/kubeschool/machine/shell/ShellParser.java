package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.Redirection;
import io.kubeschool.machine.shell.CommandList.AndOr;
import io.kubeschool.machine.shell.CommandList.Item;
import io.kubeschool.machine.shell.CommandList.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Parses shell text, one complete command line at a time, since an alias or an option set by one
 * line changes how the next is read. Models POSIX XCU 2.10.
 */
final class ShellParser {

  private static final Set<String> CLOSING =
      Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
  private static final int MAX_DEPTH = 200;

  private final UnaryOperator<String> aliases;
  private final ShellText in;
  private final HereDocuments documents;
  private final WordParser words;
  private final CompoundParser compounds;
  private final SimpleParser simple;
  private int depth;
  private int conditionals;
  private int aliasEnd;
  private boolean separated;

  /**
   * A parser at the beginning of {@code text}.
   *
   * @param aliases gives an alias's text, or null
   * @param firstLine the number of the text's first line
   */
  ShellParser(String text, UnaryOperator<String> aliases, int firstLine) {
    this.in = new ShellText(text, firstLine);
    this.aliases = aliases;
    this.documents = new HereDocuments(in);
    this.words = new WordParser(this);
    this.compounds = new CompoundParser(this, words);
    this.simple = new SimpleParser(this, words);
  }

  /** The next complete command line, or null at the end. */
  CommandList nextLine() {
    while (true) {
      in.skipBlanks();
      if (in.atEnd()) {
        return null;
      }
      if (in.peek() != '\n') {
        break;
      }
      newline();
    }
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
      in.skipBlanks();
    } while (!in.atEnd() && in.peek() != '\n' && separated);
    in.skipBlanks();
    if (!in.atEnd()) {
      if (in.peek() != '\n') {
        throw in.unexpected();
      }
      newline();
    } else if (documents.arePending()) {
      documents.read();
    }
    return new CommandList(items);
  }

  private Item item() {
    int start = in.position();
    AndOr command = andOr();
    separated = false;
    String source = in.text(start).strip();
    in.skipBlanks();
    boolean background = false;
    if (in.peek() == '&' && in.peek(1) != '&') {
      in.next();
      background = true;
      separated = true;
    } else if (in.peek() == ';' && in.peek(1) != ';' && in.peek(1) != '&') {
      in.next();
      separated = true;
    }
    return new Item(command, background, source);
  }

  /** Commands up to one of the words or signs that can only close something. */
  CommandList list() {
    enter();
    List<Item> items = new ArrayList<>();
    while (true) {
      skipNewlines();
      if (in.atEnd()
          || in.peek() == ')'
          || in.startsWith(";;")
          || in.startsWith(";&")
          || CLOSING.contains(in.reservedWord())) {
        break;
      }
      items.add(item());
      in.skipBlanks();
      if (!separated
          && !in.atEnd()
          && in.peek() != '\n'
          && in.peek() != ')'
          && !in.startsWith(";;")
          && !in.startsWith(";&")) {
        throw in.unexpected();
      }
    }
    depth--;
    if (items.isEmpty()) {
      throw in.unexpected();
    }
    return new CommandList(items);
  }

  /** A list that may be empty, as in a {@code case} arm. */
  CommandList listOrNothing() {
    skipNewlines();
    if (in.startsWith(";;")
        || in.startsWith(";&")
        || in.peek() == ')'
        || "esac".equals(in.reservedWord())) {
      return new CommandList(List.of());
    }
    return list();
  }

  /** The list up to the parenthesis that closes it, after the opening one. */
  CommandList enclosedList() {
    skipNewlines();
    if (in.peek() == ')') {
      in.next();
      return new CommandList(List.of());
    }
    if (in.atEnd()) {
      throw in.incomplete(")");
    }
    CommandList list = list();
    if (in.atEnd()) {
      throw in.incomplete(")");
    }
    if (in.peek() != ')') {
      throw in.unexpected();
    }
    in.next();
    return list;
  }

  /** Parses another text, such as that of backquotes, as a whole. */
  CommandList nested(String source) {
    enter();
    ShellParser parser = new ShellParser(source, aliases, in.currentLine());
    parser.depth = depth;
    List<Item> items = new ArrayList<>();
    for (CommandList next = parser.nextLine(); next != null; next = parser.nextLine()) {
      items.addAll(next.items());
    }
    depth--;
    return new CommandList(items);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw ShellSyntaxException.unexpected(in.tokenText(), in.currentLine());
    }
  }

  private AndOr andOr() {
    List<Pipeline> pipelines = new ArrayList<>();
    List<Boolean> and = new ArrayList<>();
    pipelines.add(pipeline());
    while (true) {
      in.skipBlanks();
      if (!in.startsWith("&&") && !in.startsWith("||")) {
        return new AndOr(pipelines, and);
      }
      and.add(in.peek() == '&');
      in.skip(2);
      skipNewlines();
      pipelines.add(pipeline());
    }
  }

  private Pipeline pipeline() {
    in.skipBlanks();
    boolean negated = false;
    boolean timed = false;
    while (true) {
      String word = in.reservedWord();
      if ("!".equals(word)) {
        in.skip(1);
        negated = !negated;
      } else if ("time".equals(word)) {
        in.skip(4);
        timed = true;
        in.skipBlanks();
        if (in.startsWith("-p ")) {
          in.skip(2);
        }
      } else {
        break;
      }
      in.skipBlanks();
    }
    int startLine = in.currentLine();
    List<Command> commands = new ArrayList<>();
    List<Boolean> withErrors = new ArrayList<>();
    if (timed && (in.atEnd() || in.peek() == '\n' || in.peek() == ';')) {
      return new Pipeline(List.of(), List.of(), negated, true, startLine);
    }
    commands.add(command());
    while (true) {
      in.skipBlanks();
      if (in.peek() != '|' || in.peek(1) == '|') {
        return new Pipeline(commands, withErrors, negated, timed, startLine);
      }
      in.next();
      boolean errors = in.peek() == '&';
      if (errors) {
        in.next();
      }
      withErrors.add(errors);
      skipNewlines();
      commands.add(command());
    }
  }

  private Command command() {
    enter();
    try {
      in.skipBlanks();
      if (in.atEnd()) {
        throw in.incomplete("");
      }
      Command compound = compounds.compound();
      if (compound == null) {
        return simple.command();
      }
      List<Redirection> redirections = new ArrayList<>();
      in.skipBlanks();
      while (simple.redirection(redirections)) {
        in.skipBlanks();
      }
      return redirections.isEmpty() ? compound : new Command.Redirected(compound, redirections);
    } finally {
      depth--;
    }
  }

  /** A function's body. */
  Command functionBody() {
    skipNewlines();
    return command();
  }

  /** Makes a here-document without its end incomplete instead of ending it with the text. */
  ShellParser interactive() {
    documents.setInteractive();
    return this;
  }

  private void newline() {
    in.next();
    if (documents.arePending()) {
      documents.read();
    }
  }

  void skipNewlines() {
    in.skipBlanks();
    while (in.peek() == '\n') {
      newline();
      in.skipBlanks();
    }
  }

  /** Passes that reserved word, which must come next. */
  void expect(String word) {
    skipNewlines();
    if (!word.equals(in.reservedWord())) {
      throw in.atEnd() ? in.incomplete("") : in.unexpected();
    }
    in.skip(word.length());
  }

  boolean isInsideConditional() {
    return conditionals > 0;
  }

  void enterConditional(int change) {
    conditionals += change;
  }

  /** Replaces an alias at the beginning of a command by its text. */
  void expandAlias() {
    Set<String> seen = new HashSet<>();
    while (true) {
      String name = in.plainWord();
      if (name.isEmpty()) {
        return;
      }
      String value = in.position() < aliasEnd && seen.isEmpty() ? null : aliases.apply(name);
      if (value == null || !seen.add(name)) {
        return;
      }
      in.replace(name.length(), value);
      aliasEnd = in.position() + value.length();
    }
  }

  /** What went wrong in the lines read so far but did not stop them; forgotten after this. */
  List<String> warnings() {
    return documents.warnings();
  }

  /** The line of the text with that number. */
  String sourceLine(int number) {
    return in.sourceLine(number);
  }

  /** The text that it reads. */
  ShellText text() {
    return in;
  }

  /** The here-documents of the line that it reads. */
  HereDocuments documents() {
    return documents;
  }

  /** The whole text as the parts of a here-document. */
  List<Word.Part> documentParts() {
    return words.doubleQuoted(-1);
  }
}
