package io.kubeschool.kubectl.jsonpath;

import io.kubeschool.kubectl.jsonpath.JsonPathNode.Field;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Filter;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Identifier;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Literal;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Recursive;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Sequence;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Slice;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Union;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Wildcard;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads templates. Models client-go util/jsonpath/parser.go. */
final class JsonPathParser {

  private static final Pattern DICTIONARY_KEY = Pattern.compile("'([^']*)'");
  private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
  private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+?)");
  private static final int END = -1;

  private final String input;
  private int at;

  private JsonPathParser(String input) {
    this.input = input;
  }

  /** The template's parts: texts, and what each pair of braces holds. */
  static List<JsonPathNode> parse(String template) {
    JsonPathParser parser = new JsonPathParser(template);
    List<JsonPathNode> nodes = new ArrayList<>();
    while (parser.at < template.length()) {
      int brace = template.indexOf('{', parser.at);
      int textEnd = brace < 0 ? template.length() : brace;
      if (textEnd > parser.at) {
        nodes.add(new Literal(new JsonString(template.substring(parser.at, textEnd))));
      }
      parser.at = textEnd;
      if (brace >= 0) {
        parser.at++;
        nodes.add(parser.action());
      }
    }
    return nodes;
  }

  /** What stands between braces that are added around {@code text}. Models parseAction. */
  private static Sequence inner(String text) {
    return (Sequence) parse("{" + text + "}").getFirst();
  }

  private Sequence action() {
    List<JsonPathNode> nodes = new ArrayList<>();
    while (true) {
      if (input.startsWith("}", at)) {
        at++;
        return new Sequence(List.copyOf(nodes));
      }
      if (input.startsWith("[?(", at)) {
        nodes.add(filter());
      } else if (input.startsWith("..", at)) {
        recursive(nodes);
      } else {
        element(nodes);
      }
    }
  }

  private void element(List<JsonPathNode> nodes) {
    int c = peek();
    if (c == END || isEndOfLine(c)) {
      throw new JsonPathError("unclosed action");
    }
    switch (c) {
      case ' ', '@', '$' -> at++;
      case '[' -> array(nodes);
      case '"', '\'' -> nodes.add(quoted((char) c));
      case '.' -> {
        at++;
        nodes.add(field());
      }
      default -> {
        if (c == '+' || c == '-' || Character.isDigit(c)) {
          nodes.add(number());
        } else if (c == '_' || Character.isLetterOrDigit(c)) {
          nodes.add(identifier());
        } else {
          throw new JsonPathError(
              "unrecognized character in action: "
                  + String.format("U+%04X '%s'", c, Character.toString(c)));
        }
      }
    }
  }

  private JsonPathNode identifier() {
    int start = at;
    while (!isTerminator(peek())) {
      at += Character.charCount(peek());
    }
    String word = input.substring(start, at);
    return word.equals("true") || word.equals("false")
        ? new Literal(JsonBoolean.of(word.equals("true")))
        : new Identifier(word);
  }

  private void recursive(List<JsonPathNode> nodes) {
    if (!nodes.isEmpty() && nodes.getLast() instanceof Recursive) {
      throw new JsonPathError("invalid multiple recursive descent");
    }
    at += 2;
    nodes.add(new Recursive());
    int c = peek();
    if (c == '_' || c != END && Character.isLetterOrDigit(c)) {
      nodes.add(field());
    }
  }

  private JsonPathNode number() {
    int start = at;
    if (peek() == '+' || peek() == '-') {
      at++;
    }
    while (peek() == '.' || peek() != END && Character.isDigit(peek())) {
      at++;
    }
    String text = input.substring(start, at);
    try {
      return new Literal(
          text.contains(".")
              ? JsonNumber.of(Double.parseDouble(text))
              : JsonNumber.of(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      throw new JsonPathError("cannot parse number " + text);
    }
  }

  private void array(List<JsonPathNode> nodes) {
    int start = at;
    while (peek() != ']') {
      if (peek() == END || peek() == '\n') {
        throw new JsonPathError("unterminated array");
      }
      at++;
    }
    at++;
    String text = input.substring(start + 1, at - 1);
    if (text.equals("*")) {
      text = ":";
    }
    String[] branches = text.split(",", -1);
    if (branches.length > 1) {
      List<Sequence> union = new ArrayList<>();
      for (String branch : branches) {
        union.add(inner("[" + branch.strip() + "]"));
      }
      nodes.add(new Union(union));
      return;
    }
    Matcher key = DICTIONARY_KEY.matcher(text);
    if (key.matches()) {
      nodes.addAll(inner("." + key.group(1)).nodes());
      return;
    }
    nodes.add(slice(text));
  }

  private static Slice slice(String text) {
    Matcher slice = SLICE.matcher(text);
    if (!slice.matches()) {
      throw new JsonPathError("invalid array index " + text);
    }
    Integer start = index(slice.group(1));
    boolean derived = slice.group(2) == null;
    Integer end =
        derived
            ? Integer.valueOf((start == null ? 0 : start) + 1)
            : index(slice.group(2).substring(1));
    Integer step = slice.group(3) == null ? null : index(slice.group(3).substring(1));
    return new Slice(start, end, derived, step);
  }

  private static Integer index(String text) {
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new JsonPathError("array index " + text + " is not a number");
    }
  }

  private JsonPathNode filter() {
    at += "[?(".length();
    int start = at;
    boolean begun = false;
    boolean ended = false;
    int pair = 0;
    while (true) {
      int c = peek();
      if (c == END || c == '\n') {
        throw new JsonPathError("unterminated filter");
      }
      at += Character.charCount(c);
      if (c == '"' || c == '\'') {
        if (!begun) {
          begun = true;
          pair = c;
        } else if (input.charAt(at - 2) != '\\' && c == pair) {
          ended = true;
        }
      } else if (c == ')' && begun == ended) {
        break;
      }
    }
    if (peek() != ']') {
      throw new JsonPathError("unclosed array expect ]");
    }
    at++;
    String text = input.substring(start, at - 2);
    Matcher comparison = COMPARISON.matcher(text);
    return comparison.matches()
        ? new Filter(inner(comparison.group(1)), inner(comparison.group(3)), comparison.group(2))
        : new Filter(inner(text), new Sequence(List.of()), "exists");
  }

  private JsonPathNode quoted(char quote) {
    int start = at++;
    while (true) {
      int c = peek();
      if (c == END || c == '\n') {
        throw new JsonPathError("unterminated quoted string");
      }
      at += Character.charCount(c);
      if (c == quote && input.charAt(at - 2) != '\\') {
        break;
      }
    }
    String text = input.substring(start, at);
    String unquoted = GoUnquote.unquote(text.substring(1, text.length() - 1), quote);
    if (unquoted == null) {
      throw new JsonPathError("unquote string " + text + " error invalid syntax");
    }
    return new Literal(new JsonString(unquoted));
  }

  private JsonPathNode field() {
    int start = at;
    while (!isTerminator(peek())) {
      at += peek() == '\\' ? Math.min(2, input.length() - at) : Character.charCount(peek());
    }
    String name = input.substring(start, at);
    return name.equals("*") ? new Wildcard() : new Field(name.replace("\\", ""));
  }

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : END;
  }

  private static boolean isTerminator(int c) {
    return c == END || isEndOfLine(c) || " \t.,[]$@{}".indexOf(c) >= 0;
  }

  private static boolean isEndOfLine(int c) {
    return c == '\r' || c == '\n';
  }
}
