package io.kubeschool.model;

import io.kubeschool.model.LabelSelector.Operator;
import io.kubeschool.model.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads label selectors. Models apimachinery pkg/labels: Lexer and Parser. */
final class LabelSelectorParser {

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "in", Operator.IN,
          "notin", Operator.NOT_IN,
          "=", Operator.EQUALS,
          "==", Operator.DOUBLE_EQUALS,
          "!=", Operator.NOT_EQUALS,
          ">", Operator.GREATER_THAN,
          "<", Operator.LESS_THAN);

  private enum Type {
    END,
    IDENTIFIER,
    SYMBOL
  }

  private record Token(Type type, String text) {
    boolean is(String symbol) {
      return type == Type.SYMBOL && text.equals(symbol);
    }
  }

  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private LabelSelectorParser(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int start = at;
      if (isSpace(c)) {
        at++;
      } else if (isSymbol(c)) {
        at = symbolEnd(text, at);
        String symbol = text.substring(start, at);
        tokens.add(new Token(Type.SYMBOL, symbol));
      } else {
        while (at < text.length() && !isSpace(text.charAt(at)) && !isSymbol(text.charAt(at))) {
          at++;
        }
        tokens.add(new Token(Type.IDENTIFIER, text.substring(start, at)));
      }
    }
    tokens.add(new Token(Type.END, ""));
  }

  static List<Requirement> parse(String text) {
    return new LabelSelectorParser(text).requirements();
  }

  private List<Requirement> requirements() {
    List<Requirement> requirements = new ArrayList<>();
    while (true) {
      Token next = peek();
      if (next.type() == Type.END) {
        return requirements;
      }
      if (!startsRequirement(next)) {
        throw fault("found '" + next.text() + "', expected: !, identifier, or 'end of string'");
      }
      try {
        requirements.add(requirement());
      } catch (IllegalArgumentException e) {
        throw fault("unable to parse requirement: " + e.getMessage());
      }
      Token after = take();
      if (after.type() == Type.END) {
        return requirements;
      }
      if (!after.is(",")) {
        throw fault("found '" + after.text() + "', expected: ',' or 'end of string'");
      }
      if (!startsRequirement(peek())) {
        throw fault("found '" + peek().text() + "', expected: identifier after ','");
      }
    }
  }

  private static boolean startsRequirement(Token token) {
    return token.type() == Type.IDENTIFIER || token.is("!");
  }

  private Requirement requirement() {
    Token first = take();
    boolean negated = first.is("!");
    Token key = negated ? take() : first;
    if (key.type() != Type.IDENTIFIER) {
      throw fault("found '" + key.text() + "', expected: identifier");
    }
    checkKey(key.text());
    if (negated) {
      return new Requirement(key.text(), Operator.DOES_NOT_EXIST, List.of());
    }
    if (peek().type() == Type.END || peek().is(",")) {
      return new Requirement(key.text(), Operator.EXISTS, List.of());
    }
    Token sign = take();
    Operator operator = OPERATORS.get(sign.text());
    if (operator == null) {
      throw fault("found '" + sign.text() + "', expected: in, notin, =, ==, !=, gt, lt");
    }
    List<String> values =
        operator == Operator.IN || operator == Operator.NOT_IN ? values() : exactValue();
    check(key.text(), operator, values);
    return new Requirement(key.text(), operator, values);
  }

  private List<String> values() {
    Token open = take();
    if (!open.is("(")) {
      throw fault("found '" + open.text() + "' expected: '('");
    }
    Token first = peek();
    if (first.is(")")) {
      take();
      return List.of("");
    }
    if (first.type() != Type.IDENTIFIER && !first.is(",")) {
      throw fault("found '" + first.text() + "', expected: ',', ')' or identifier");
    }
    TreeSet<String> values = identifiers();
    if (!take().is(")")) {
      throw fault("found '" + first.text() + "', expected: ')'");
    }
    return List.copyOf(values);
  }

  private TreeSet<String> identifiers() {
    TreeSet<String> values = new TreeSet<>();
    while (true) {
      Token token = take();
      if (token.type() == Type.IDENTIFIER) {
        values.add(token.text());
        if (peek().is(")")) {
          return values;
        }
        if (!peek().is(",")) {
          throw fault("found '" + peek().text() + "', expected: ',' or ')'");
        }
      } else if (token.is(",")) {
        if (values.isEmpty() || peek().is(",")) {
          values.add("");
        }
        if (peek().is(")")) {
          values.add("");
          return values;
        }
      } else {
        throw fault("found '" + token.text() + "', expected: ',', or identifier");
      }
    }
  }

  private List<String> exactValue() {
    if (peek().type() == Type.END || peek().is(",")) {
      return List.of("");
    }
    Token value = take();
    if (value.type() != Type.IDENTIFIER) {
      throw fault("found '" + value.text() + "', expected: identifier");
    }
    return List.of(value.text());
  }

  private static void checkKey(String key) {
    List<String> errors = NameSyntax.labelKey(key);
    if (!errors.isEmpty()) {
      throw fault(
          "<nil>: Invalid value: "
              + new JsonString(key).toText()
              + ": "
              + String.join("; ", errors));
    }
  }

  private static void check(String key, Operator operator, List<String> values) {
    List<String> faults = new ArrayList<>();
    if (operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN) {
      if (!values.getFirst().matches("[-+]?[0-9]{1,18}")) {
        faults.add(
            "values[0]: Invalid value: "
                + new JsonString(values.getFirst()).toText()
                + ": for 'Gt', 'Lt' operators, the value must be an integer");
      }
    }
    for (int i = 0; i < values.size(); i++) {
      List<String> errors = NameSyntax.labelValue(values.get(i));
      if (!errors.isEmpty()) {
        faults.add(
            "values["
                + i
                + "]["
                + key
                + "]: Invalid value: "
                + new JsonString(values.get(i)).toText()
                + ": "
                + String.join("; ", errors));
      }
    }
    if (!faults.isEmpty()) {
      throw fault(faults.size() == 1 ? faults.getFirst() : faults.toString());
    }
  }

  private static int symbolEnd(String text, int start) {
    if (start + 1 < text.length() && text.charAt(start + 1) == '=') {
      char c = text.charAt(start);
      if (c == '=' || c == '!') {
        return start + 2;
      }
    }
    return start + 1;
  }

  private Token peek() {
    return tokens.get(position);
  }

  private Token take() {
    Token token = tokens.get(position);
    if (position < tokens.size() - 1) {
      position++;
    }
    return token;
  }

  private static IllegalArgumentException fault(String message) {
    return new IllegalArgumentException(message);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSymbol(char c) {
    return "=!(),><".indexOf(c) >= 0;
  }
}
