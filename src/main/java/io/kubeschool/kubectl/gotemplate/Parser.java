package io.kubeschool.kubectl.gotemplate;

import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.jsonpath.GoUnquote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Parses templates. Models Go's text/template/parse/parse.go. */
final class Parser {

  private static final Set<String> KEYWORDS =
      Set.of("if", "range", "with", "else", "end", "break", "continue");

  private final String name;
  private final String input;
  private final List<Token> tokens;
  private final Deque<String> variables = new ArrayDeque<>(List.of("$"));
  private int next;
  private int loops;

  private Parser(String name, String input) {
    this.name = name;
    this.input = input;
    this.tokens = Lexer.tokens(name, input);
  }

  /**
   * The nodes of a template.
   *
   * @throws TemplateError with Go's message
   */
  static List<Node> parse(String name, String input) {
    Parser parser = new Parser(name, input);
    List<Node> nodes = new ArrayList<>();
    String end = parser.list(nodes);
    if (!end.isEmpty()) {
      throw parser.error("unexpected {{" + end + "}}");
    }
    return nodes;
  }

  /** Reads nodes up to {@code else}, {@code end} or the end; tells which ("" for the end). */
  private String list(List<Node> nodes) {
    while (peek().type() != Token.Type.END) {
      Token token = take();
      if (token.type() == Token.Type.TEXT) {
        nodes.add(new Node.Text(token.position(), token.text()));
        continue;
      }
      Token word = peekNonSpace();
      String keyword =
          word.type() == Token.Type.IDENTIFIER && KEYWORDS.contains(word.text()) ? word.text() : "";
      switch (keyword) {
        case "" -> nodes.add(action());
        case "else", "end" -> {
          take();
          if (keyword.equals("end")) {
            expect(Token.Type.RIGHT, "end");
          }
          return keyword;
        }
        case "break", "continue" -> {
          take();
          expect(Token.Type.RIGHT, "{{" + keyword + "}}");
          if (loops == 0) {
            throw error("{{" + keyword + "}} outside {{range}}");
          }
          nodes.add(new Node.Jump(word.position(), keyword.equals("break")));
        }
        default -> {
          take();
          nodes.add(branch(word));
        }
      }
    }
    return "";
  }

  private Node action() {
    int position = peekNonSpace().position();
    return new Node.Action(position, pipeline("command", Token.Type.RIGHT));
  }

  private Node branch(Token keyword) {
    int known = variables.size();
    boolean loop = keyword.text().equals("range");
    Node.Pipe pipe = pipeline(keyword.text(), Token.Type.RIGHT);
    loops += loop ? 1 : 0;
    List<Node> body = new ArrayList<>();
    String end = list(body);
    loops -= loop ? 1 : 0;
    List<Node> otherwise = new ArrayList<>();
    if (end.equals("else")) {
      Token word = peekNonSpace();
      boolean chained =
          word.type() == Token.Type.IDENTIFIER && word.text().equals(keyword.text()) && !loop;
      if (chained) {
        take();
        otherwise.add(branch(word));
      } else {
        expect(Token.Type.RIGHT, "else");
        end = list(otherwise);
        if (end.equals("else")) {
          throw error("expected end; found {{else}}");
        }
      }
    }
    if (end.isEmpty()) {
      throw error("unexpected EOF");
    }
    while (variables.size() > known) {
      variables.removeLast();
    }
    return new Node.Branch(keyword.position(), keyword.text(), pipe, body, otherwise);
  }

  private Node.Pipe pipeline(String context, Token.Type end) {
    int position = peekNonSpace().position();
    List<String> names = new ArrayList<>();
    boolean declares = declarations(context, names);
    List<Node.Command> commands = new ArrayList<>();
    while (true) {
      Token token = peekNonSpace();
      if (token.type() == end) {
        take();
        break;
      }
      switch (token.type()) {
        case PIPE, RIGHT, CLOSE, COMMA, ASSIGN, DECLARE, END -> throw unexpected(token, context);
        default -> commands.add(command(token.position()));
      }
    }
    if (commands.isEmpty()) {
      throw error("missing value for " + context);
    }
    for (Node.Command command : commands.subList(1, commands.size())) {
      Node first = command.words().getFirst();
      if (first instanceof Node.Dot || first instanceof Node.Literal) {
        throw error("non executable command in pipeline stage " + (commands.indexOf(command) + 1));
      }
    }
    return new Node.Pipe(position, names, declares, commands);
  }

  /** Reads {@code $a :=}, {@code $a =} and {@code $k, $v :=} if they are there. */
  private boolean declarations(String context, List<String> names) {
    int start = next;
    List<String> read = new ArrayList<>();
    while (peekNonSpace().type() == Token.Type.VARIABLE) {
      read.add(take().text());
      Token token = peekNonSpace();
      if (token.type() == Token.Type.DECLARE || token.type() == Token.Type.ASSIGN) {
        take();
        names.addAll(read);
        if (token.type() == Token.Type.DECLARE) {
          variables.addAll(read);
        }
        return token.type() == Token.Type.DECLARE;
      }
      if (token.type() != Token.Type.COMMA || !context.equals("range") || read.size() == 2) {
        break;
      }
      take();
    }
    next = start;
    return false;
  }

  private Node.Command command(int position) {
    List<Node> words = new ArrayList<>();
    while (true) {
      Node operand = operand();
      if (operand != null) {
        words.add(operand);
      }
      Token token = peek();
      if (token.type() == Token.Type.SPACE) {
        peekNonSpace();
        token = peek();
        if (token.type() != Token.Type.PIPE
            && token.type() != Token.Type.RIGHT
            && token.type() != Token.Type.CLOSE
            && token.type() != Token.Type.END) {
          continue;
        }
      }
      switch (token.type()) {
        case PIPE -> {
          take();
          Token.Type after = peekNonSpace().type();
          if (after == Token.Type.RIGHT || after == Token.Type.CLOSE) {
            throw error("missing value for command");
          }
        }
        case RIGHT, CLOSE -> {}
        default -> throw unexpected(token, "operand");
      }
      break;
    }
    if (words.isEmpty()) {
      throw error("empty command");
    }
    return new Node.Command(position, words);
  }

  private Node operand() {
    Node node = term();
    if (node == null || peek().type() != Token.Type.FIELD) {
      return node;
    }
    int position = peek().position();
    List<String> names = new ArrayList<>();
    while (peek().type() == Token.Type.FIELD) {
      names.add(take().text().substring(1));
    }
    return switch (node) {
      case Node.Field field -> new Node.Field(position, joined(field.names(), names));
      case Node.Variable variable -> new Node.Variable(position, variable.name(), names);
      case Node.Literal literal ->
          throw error("unexpected . after term " + GoQuote.quote(literal.text()));
      case Node.Dot dot -> throw error("unexpected . after term " + GoQuote.quote(dot.toString()));
      default -> new Node.Chain(position, node, names);
    };
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private Node term() {
    Token token = peekNonSpace();
    int position = token.position();
    switch (token.type()) {
      case IDENTIFIER -> {
        take();
        return identifier(token);
      }
      case DOT -> {
        take();
        return new Node.Dot(position);
      }
      case FIELD -> {
        take();
        return new Node.Field(position, List.of(token.text().substring(1)));
      }
      case VARIABLE -> {
        take();
        if (!variables.contains(token.text())) {
          throw error("undefined variable " + GoQuote.quote(token.text()));
        }
        return new Node.Variable(position, token.text(), List.of());
      }
      case NUMBER -> {
        take();
        return new Node.Literal(position, token.text(), number(token.text()));
      }
      case STRING -> {
        take();
        return new Node.Literal(position, token.text(), Json.of(unquoted(token.text(), '"')));
      }
      case CHARACTER -> {
        take();
        long code = unquoted(token.text(), '\'').codePointAt(0);
        return new Node.Literal(position, token.text(), JsonNumber.of(code));
      }
      case OPEN -> {
        take();
        return pipeline("parenthesized pipeline", Token.Type.CLOSE);
      }
      default -> {
        return null;
      }
    }
  }

  private Node identifier(Token token) {
    return switch (token.text()) {
      case "true" -> new Node.Literal(token.position(), "true", Json.of(true));
      case "false" -> new Node.Literal(token.position(), "false", Json.of(false));
      case "nil" -> new Node.Literal(token.position(), "nil", JsonNull.NULL);
      default -> {
        if (!Functions.has(token.text())) {
          throw error("function " + GoQuote.quote(token.text()) + " not defined");
        }
        yield new Node.Identifier(token.position(), token.text());
      }
    };
  }

  private Json number(String text) {
    try {
      String plain = text.replace("_", "");
      return plain.matches("[+-]?[0-9]+|[+-]?0[xX][0-9a-fA-F]+")
          ? JsonNumber.of(Long.decode(plain))
          : JsonNumber.of(Double.parseDouble(plain));
    } catch (NumberFormatException e) {
      throw error("bad number syntax: " + GoQuote.quote(text));
    }
  }

  private String unquoted(String text, char quote) {
    String inner = text.substring(1, text.length() - 1);
    String plain = text.startsWith("`") ? inner : GoUnquote.unquote(inner, quote);
    if (plain == null) {
      throw error("invalid syntax");
    }
    return plain;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private Token peekNonSpace() {
    while (peek().type() == Token.Type.SPACE) {
      take();
    }
    return peek();
  }

  private void expect(Token.Type type, String context) {
    if (peekNonSpace().type() != type) {
      throw unexpected(peek(), context);
    }
    take();
  }

  private TemplateError unexpected(Token token, String context) {
    String shown =
        switch (token.type()) {
          case END -> "EOF";
          case IDENTIFIER ->
              KEYWORDS.contains(token.text())
                  ? "<" + token.text() + ">"
                  : GoQuote.quote(token.text());
          default -> GoQuote.quote(token.text());
        };
    return error("unexpected " + shown + " in " + context);
  }

  private TemplateError error(String problem) {
    int end = Math.min(tokens.get(Math.max(next - 1, 0)).position(), input.length());
    long line = 1 + input.substring(0, end).chars().filter(c -> c == '\n').count();
    return new TemplateError("template: " + name + ":" + line + ": " + problem);
  }
}
