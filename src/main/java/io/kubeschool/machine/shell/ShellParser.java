package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.HereDocument;
import io.kubeschool.machine.shell.Command.Redirection;
import io.kubeschool.machine.shell.CommandList.AndOr;
import io.kubeschool.machine.shell.CommandList.Item;
import io.kubeschool.machine.shell.CommandList.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Parses shell text, one complete command line at a time, since an alias or an option set by one
 * line changes how the next is read. Models POSIX XCU 2.10.
 */
final class ShellParser {

  static final Set<String> RESERVED =
      Set.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "do",
          "done",
          "case",
          "esac",
          "while",
          "until",
          "for",
          "{",
          "}",
          "!",
          "in",
          "function",
          "time",
          "[[",
          "select");
  private static final Set<String> CLOSING =
      Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
  private static final int MAX_DEPTH = 200;

  private final UnaryOperator<String> aliases;
  private final WordParser words = new WordParser(this);
  private final CompoundParser compounds = new CompoundParser(this, words);
  private final List<PendingDocument> pending = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final int firstLine;
  private boolean isInteractive;
  private String text;
  private int position;
  private int depth;
  private int conditionals;
  private int line;
  private int lineCountedTo;
  private int aliasEnd;
  private boolean separated;

  private record PendingDocument(
      HereDocument document, String end, boolean quoted, boolean stripTabs, int line) {}

  /**
   * A parser at the beginning of {@code text}.
   *
   * @param aliases gives an alias's text, or null
   * @param firstLine the number of the text's first line
   */
  ShellParser(String text, UnaryOperator<String> aliases, int firstLine) {
    this.text = text;
    this.aliases = aliases;
    this.firstLine = firstLine;
    this.line = firstLine;
  }

  /** The next complete command line, or null at the end. */
  CommandList nextLine() {
    while (true) {
      skipBlanks();
      if (atEnd()) {
        return null;
      }
      if (peek() != '\n') {
        break;
      }
      newline();
    }
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
      skipBlanks();
    } while (!atEnd() && peek() != '\n' && separated);
    skipBlanks();
    if (!atEnd()) {
      if (peek() != '\n') {
        throw unexpected();
      }
      newline();
    } else if (!pending.isEmpty()) {
      readDocuments();
    }
    return new CommandList(items);
  }

  private Item item() {
    int start = position;
    AndOr command = andOr();
    separated = false;
    String source = text(start).strip();
    skipBlanks();
    boolean background = false;
    if (peek() == '&' && peek(1) != '&') {
      next();
      background = true;
      separated = true;
    } else if (peek() == ';' && peek(1) != ';' && peek(1) != '&') {
      next();
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
      if (atEnd()
          || peek() == ')'
          || startsWith(";;")
          || startsWith(";&")
          || CLOSING.contains(reservedWord())) {
        break;
      }
      items.add(item());
      skipBlanks();
      if (!separated
          && !atEnd()
          && peek() != '\n'
          && peek() != ')'
          && !startsWith(";;")
          && !startsWith(";&")) {
        throw unexpected();
      }
    }
    depth--;
    if (items.isEmpty()) {
      throw unexpected();
    }
    return new CommandList(items);
  }

  /** A list that may be empty, as in a {@code case} arm. */
  CommandList listOrNothing() {
    skipNewlines();
    if (startsWith(";;") || startsWith(";&") || peek() == ')' || "esac".equals(reservedWord())) {
      return new CommandList(List.of());
    }
    return list();
  }

  /** The list up to the parenthesis that closes it, after the opening one. */
  CommandList enclosedList() {
    skipNewlines();
    if (peek() == ')') {
      next();
      return new CommandList(List.of());
    }
    if (atEnd()) {
      throw incomplete(")");
    }
    CommandList list = list();
    if (atEnd()) {
      throw incomplete(")");
    }
    if (peek() != ')') {
      throw unexpected();
    }
    next();
    return list;
  }

  /** Parses another text, such as that of backquotes, as a whole. */
  CommandList nested(String source) {
    enter();
    ShellParser parser = new ShellParser(source, aliases, currentLine());
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
      throw ShellSyntaxException.unexpected(tokenText(), currentLine());
    }
  }

  private AndOr andOr() {
    List<Pipeline> pipelines = new ArrayList<>();
    List<Boolean> and = new ArrayList<>();
    pipelines.add(pipeline());
    while (true) {
      skipBlanks();
      if (!startsWith("&&") && !startsWith("||")) {
        return new AndOr(pipelines, and);
      }
      and.add(peek() == '&');
      skip(2);
      skipNewlines();
      pipelines.add(pipeline());
    }
  }

  private Pipeline pipeline() {
    skipBlanks();
    boolean negated = false;
    boolean timed = false;
    while (true) {
      String word = reservedWord();
      if ("!".equals(word)) {
        skip(1);
        negated = !negated;
      } else if ("time".equals(word)) {
        skip(4);
        timed = true;
        skipBlanks();
        if (startsWith("-p ")) {
          skip(2);
        }
      } else {
        break;
      }
      skipBlanks();
    }
    int startLine = currentLine();
    List<Command> commands = new ArrayList<>();
    List<Boolean> withErrors = new ArrayList<>();
    if (timed && (atEnd() || peek() == '\n' || peek() == ';')) {
      return new Pipeline(List.of(), List.of(), negated, true, startLine);
    }
    commands.add(command());
    while (true) {
      skipBlanks();
      if (peek() != '|' || peek(1) == '|') {
        return new Pipeline(commands, withErrors, negated, timed, startLine);
      }
      next();
      boolean errors = peek() == '&';
      if (errors) {
        next();
      }
      withErrors.add(errors);
      skipNewlines();
      commands.add(command());
    }
  }

  private Command command() {
    enter();
    try {
      skipBlanks();
      if (atEnd()) {
        throw incomplete("");
      }
      Command compound = compounds.compound();
      if (compound == null) {
        return compounds.simple();
      }
      List<Redirection> redirections = new ArrayList<>();
      skipBlanks();
      while (compounds.redirection(redirections)) {
        skipBlanks();
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

  /** Notes a here-document, whose text comes after this line. */
  void expectDocument(HereDocument document, Word end, boolean stripTabs) {
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (Word.Part part : end.parts()) {
      switch (part) {
        case Word.Literal l -> {
          name.append(l.text());
          quoted |= l.quoted();
        }
        case Word.DoubleQuoted d -> {
          quoted = true;
          d.parts().forEach(p -> name.append(p instanceof Word.Literal l ? l.text() : ""));
        }
        default -> name.append(end.source());
      }
    }
    pending.add(new PendingDocument(document, name.toString(), quoted, stripTabs, currentLine()));
  }

  private void readDocuments() {
    List<PendingDocument> documents = List.copyOf(pending);
    pending.clear();
    for (PendingDocument wanted : documents) {
      StringBuilder body = new StringBuilder();
      boolean ended = false;
      while (!ended && !atEnd()) {
        int end = text.indexOf('\n', position);
        String row = text.substring(position, end < 0 ? text.length() : end);
        position = end < 0 ? text.length() : end + 1;
        if (wanted.stripTabs()) {
          row = row.replaceFirst("^\t+", "");
        }
        ended = row.equals(wanted.end());
        if (!ended) {
          body.append(row).append('\n');
        }
      }
      if (!ended && isInteractive) {
        throw incomplete("");
      }
      if (!ended) {
        warnings.add(
            "line %d: warning: here-document at line %d delimited by end-of-file (wanted `%s')"
                .formatted(currentLine(), wanted.line(), wanted.end()));
      }
      wanted.document().setBody(documentWord(body.toString(), wanted.quoted()));
    }
  }

  /** What was wrong in the lines read so far but did not stop them; forgotten after this. */
  List<String> warnings() {
    List<String> all = List.copyOf(warnings);
    warnings.clear();
    return all;
  }

  /** Makes a here-document without its end incomplete instead of ending it with the text. */
  ShellParser interactive() {
    isInteractive = true;
    return this;
  }

  private Word documentWord(String body, boolean quoted) {
    if (quoted) {
      return Word.quoted(body);
    }
    ShellParser inner = new ShellParser(body, a -> null, currentLine());
    return new Word(List.of(new Word.DoubleQuoted(inner.words.doubleQuoted(-1))), body);
  }

  // Characters

  int position() {
    return position;
  }

  String text(int start) {
    return text.substring(Math.min(start, position), position);
  }

  boolean atEnd() {
    return position >= text.length();
  }

  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : -1;
  }

  int next() {
    return text.charAt(position++);
  }

  void skip(int count) {
    position += count;
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  int currentLine() {
    for (; lineCountedTo < position && lineCountedTo < text.length(); lineCountedTo++) {
      if (text.charAt(lineCountedTo) == '\n') {
        line++;
      }
    }
    return line;
  }

  void skipBlanks() {
    while (!atEnd()) {
      int c = peek();
      if (c == ' ' || c == '\t' || c == '\r') {
        position++;
      } else if (c == '\\' && peek(1) == '\n') {
        position += 2;
      } else if (c == '#' && (position == 0 || WordParser.isMeta(text.charAt(position - 1)))) {
        while (!atEnd() && peek() != '\n') {
          position++;
        }
      } else {
        return;
      }
    }
  }

  private void newline() {
    position++;
    if (!pending.isEmpty()) {
      readDocuments();
    }
  }

  void skipNewlines() {
    skipBlanks();
    while (peek() == '\n') {
      newline();
      skipBlanks();
    }
  }

  /** The reserved word that comes next, or "". */
  String reservedWord() {
    int end = position;
    while (end < text.length() && end - position < 9 && !WordParser.isMeta(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && !WordParser.isMeta(text.charAt(end))) {
      return "";
    }
    String word = text.substring(position, end);
    return RESERVED.contains(word) ? word : "";
  }

  /** Passes that reserved word, which must come next. */
  void expect(String word) {
    skipNewlines();
    if (!word.equals(reservedWord())) {
      throw atEnd() ? incomplete("") : unexpected();
    }
    skip(word.length());
  }

  /** Whether the double parenthesis that comes next holds an expression, not a subshell. */
  boolean isArithmetic() {
    int nesting = 0;
    for (int i = position; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        nesting++;
      } else if (c == ')' && --nesting == 1) {
        return i + 1 < text.length() && text.charAt(i + 1) == ')';
      }
    }
    return true;
  }

  boolean isInsideConditional() {
    return conditionals > 0;
  }

  void enterConditional(int change) {
    conditionals += change;
  }

  /** Replaces an alias at the beginning of a command by its text. */
  void expandAlias() {
    Set<String> seen = new java.util.HashSet<>();
    while (true) {
      int end = position;
      while (end < text.length()
          && !WordParser.isMeta(text.charAt(end))
          && "\"'\\$`=".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end < text.length() && !WordParser.isMeta(text.charAt(end)) || end == position) {
        return;
      }
      String name = text.substring(position, end);
      String value = position < aliasEnd && seen.isEmpty() ? null : aliases.apply(name);
      if (value == null || !seen.add(name)) {
        return;
      }
      currentLine();
      text = text.substring(0, position) + value + text.substring(end);
      aliasEnd = position + value.length();
    }
  }

  // Errors

  ShellSyntaxException incomplete(String missing) {
    boolean quote = !missing.isEmpty() && !missing.equals(")");
    int reported = quote || text.endsWith("\n") ? currentLine() : currentLine() + 1;
    return ShellSyntaxException.incomplete(missing, reported);
  }

  ShellSyntaxException unexpected() {
    skipBlanks();
    return atEnd() ? incomplete("") : ShellSyntaxException.unexpected(tokenText(), currentLine());
  }

  /** The token that comes next, as error messages show it. */
  private String tokenText() {
    if (atEnd() || peek() == '\n') {
      return "newline";
    }
    for (String operator :
        new String[] {";;&", "<<<", "&&", "||", ";;", ";&", "<<", ">>", "|&", "&>"}) {
      if (startsWith(operator)) {
        return operator;
      }
    }
    if (WordParser.isMeta(peek())) {
      return Character.toString(peek());
    }
    int end = position;
    while (end < text.length() && !WordParser.isMeta(text.charAt(end))) {
      end++;
    }
    return text.substring(position, end);
  }

  /** The line of the text with that number. */
  String sourceLine(int number) {
    String[] lines = text.split("\n", -1);
    int index = number - firstLine;
    return index >= 0 && index < lines.length ? lines[index] : "";
  }
}
