package io.kubeschool.kubectl.gotemplate;

import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One execution of a template; a missing value is null. Models Go's text/template/exec.go. */
final class Execution {

  /** How a list of nodes ended. */
  private enum End {
    NORMAL,
    BREAK,
    CONTINUE
  }

  private static final class Variable {
    private final String name;
    private Json value;

    Variable(String name, Json value) {
      this.name = name;
      this.value = value;
    }
  }

  private final String name;
  private final String text;
  private final boolean missingKeys;
  private final StringBuilder out;
  private final List<Variable> variables = new ArrayList<>();

  Execution(String name, String text, boolean missingKeys, StringBuilder out) {
    this.name = name;
    this.text = text;
    this.missingKeys = missingKeys;
    this.out = out;
  }

  void run(List<Node> nodes, Json value) {
    variables.add(new Variable("$", value));
    walk(nodes, value);
  }

  private End walk(List<Node> nodes, Json dot) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Text literal -> out.append(literal.text());
        case Node.Action action -> {
          Json value = pipeline(dot, action.pipe());
          if (action.pipe().variables().isEmpty()) {
            print(value);
          }
        }
        case Node.Jump jump -> {
          return jump.isBreak() ? End.BREAK : End.CONTINUE;
        }
        case Node.Branch branch -> {
          int known = variables.size();
          End end = branch.keyword().equals("range") ? range(dot, branch) : branch(dot, branch);
          forget(known);
          if (end != End.NORMAL) {
            return end;
          }
        }
        default -> throw new IllegalStateException(node.toString());
      }
    }
    return End.NORMAL;
  }

  private void print(Json value) {
    out.append(value == null || value == JsonNull.NULL ? "<no value>" : GoFormat.value(value));
  }

  private End branch(Json dot, Node.Branch branch) {
    Json value = pipeline(dot, branch.pipe());
    if (!Functions.isTrue(value)) {
      return walk(branch.otherwise(), dot);
    }
    return walk(branch.body(), branch.keyword().equals("with") ? value : dot);
  }

  private End range(Json dot, Node.Branch branch) {
    Json value = pipeline(dot, branch.pipe());
    List<String> names = branch.pipe().variables();
    int known = variables.size();
    List<Map.Entry<Json, Json>> items = items(branch, value);
    if (items.isEmpty()) {
      return walk(branch.otherwise(), dot);
    }
    for (Map.Entry<Json, Json> item : items) {
      if (names.size() == 2) {
        variable(branch.pipe(), names.get(0)).value = item.getKey();
        variable(branch.pipe(), names.get(1)).value = item.getValue();
      } else if (names.size() == 1) {
        variable(branch.pipe(), names.get(0)).value = item.getValue();
      }
      End end = walk(branch.body(), item.getValue());
      forget(known);
      if (end == End.BREAK) {
        break;
      }
    }
    return End.NORMAL;
  }

  private List<Map.Entry<Json, Json>> items(Node.Branch branch, Json value) {
    List<Map.Entry<Json, Json>> items = new ArrayList<>();
    switch (value) {
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          items.add(Map.entry(JsonNumber.of(i), array.item(i)));
        }
      }
      case JsonObject object ->
          object.forEach((key, item) -> items.add(Map.entry(Json.of(key), item)));
      case JsonNumber number when number.isWhole() -> {
        for (long i = 0; i < number.longValue(); i++) {
          items.add(Map.entry(JsonNumber.of(i), JsonNumber.of(i)));
        }
      }
      case null -> {}
      case JsonNull _ -> {}
      default -> throw error(branch.pipe(), "range can't iterate over " + GoFormat.value(value));
    }
    return items;
  }

  private Json pipeline(Json dot, Node.Pipe pipe) {
    Json value = null;
    boolean first = true;
    for (Node.Command command : pipe.commands()) {
      value = command(dot, command, first ? null : new Json[] {value});
      first = false;
    }
    for (String variable : pipe.variables()) {
      if (pipe.declares()) {
        variables.add(new Variable(variable, value));
      } else {
        variable(pipe, variable).value = value;
      }
    }
    return value;
  }

  /**
   * The value of a command.
   *
   * @param last what the command before gave, or null if there is none
   */
  private Json command(Json dot, Node.Command command, Json[] last) {
    Node word = command.words().getFirst();
    if (word instanceof Node.Identifier function) {
      return call(dot, function, command, last);
    }
    if (command.words().size() > 1 || last != null) {
      String problem =
          switch (word) {
            case Node.Field field -> field.names().getLast() + " is not a method but has arguments";
            case Node.Chain chain -> chain.names().getLast() + " is not a method but has arguments";
            default -> "can't give argument to non-function " + word;
          };
      throw error(word, problem);
    }
    if (word instanceof Node.Literal literal && literal.value() == JsonNull.NULL) {
      throw error(word, "nil is not a command");
    }
    return argument(dot, word);
  }

  private Json call(Json dot, Node.Identifier function, Node.Command command, Json[] last) {
    List<Node> words = command.words().subList(1, command.words().size());
    int number = words.size() + (last == null ? 0 : 1);
    String wrong = Functions.wrongNumber(function.name(), number);
    if (wrong != null) {
      throw error(function, wrong);
    }
    List<Json> arguments = new ArrayList<>();
    boolean isAnd = function.name().equals("and");
    for (Node word : words) {
      arguments.add(argument(dot, word));
      // The rest of these two's arguments is not looked at once they know.
      boolean knows = isAnd || function.name().equals("or");
      if (knows && Functions.isTrue(arguments.getLast()) != isAnd) {
        return arguments.getLast();
      }
    }
    if (last != null) {
      arguments.add(last[0]);
    }
    try {
      return Functions.call(function.name(), arguments);
    } catch (Functions.Refusal e) {
      throw error(command, "error calling " + function.name() + ": " + e.getMessage());
    }
  }

  private Json argument(Json dot, Node word) {
    return switch (word) {
      case Node.Dot _ -> dot;
      case Node.Field field -> fields(field, dot, field.names());
      case Node.Variable variable ->
          fields(variable, variable(variable, variable.name()).value, variable.names());
      case Node.Chain chain -> fields(chain, argument(dot, chain.node()), chain.names());
      case Node.Literal literal -> literal.value();
      case Node.Pipe pipe -> {
        int known = variables.size();
        Json value = pipeline(dot, pipe);
        forget(known);
        yield value;
      }
      case Node.Identifier function ->
          call(dot, function, new Node.Command(function.position(), List.of(function)), null);
      default -> throw new IllegalStateException(word.toString());
    };
  }

  private Json fields(Node node, Json value, List<String> names) {
    Json at = value;
    for (String field : names) {
      at =
          switch (at) {
            case JsonObject object -> {
              Json found = object.field(field);
              if (found == null && !missingKeys) {
                throw error(node, "map has no entry for key " + GoQuote.quote(field));
              }
              yield found;
            }
            case null -> {
              if (!missingKeys) {
                throw error(node, "nil data; no entry for key " + GoQuote.quote(field));
              }
              yield null;
            }
            case JsonNull _ -> throw error(node, "nil pointer evaluating interface {}." + field);
            default ->
                throw error(
                    node,
                    "can't evaluate field "
                        + field
                        + " in type "
                        + (node instanceof Node.Chain ? GoFormat.type(at) : "interface {}"));
          };
    }
    return at;
  }

  private Variable variable(Node node, String variable) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).name.equals(variable)) {
        return variables.get(i);
      }
    }
    throw error(node, "undefined variable: " + variable);
  }

  private void forget(int known) {
    while (variables.size() > known) {
      variables.removeLast();
    }
  }

  /** Models parse.Tree: ErrorContext. */
  private TemplateError error(Node node, String problem) {
    String before = text.substring(0, node.position());
    int lineStart = before.lastIndexOf('\n') + 1;
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return new TemplateError(
        "template: "
            + name
            + ":"
            + line
            + ":"
            + (node.position() - lineStart)
            + ": executing "
            + GoQuote.quote(name)
            + " at <"
            + node
            + ">: "
            + problem);
  }
}
