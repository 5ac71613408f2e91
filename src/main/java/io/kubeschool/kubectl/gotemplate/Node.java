package io.kubeschool.kubectl.gotemplate;

import io.kubeschool.model.Json;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a parsed template. Models Go's text/template/parse/node.go; printed as Go does. */
sealed interface Node {

  /** Where it is, in characters from the template's start. */
  int position();

  /** Literal text. */
  record Text(int position, String text) implements Node {}

  /** A pipeline whose value is printed. */
  record Action(int position, Pipe pipe) implements Node {}

  /** {@code if}, {@code with} and {@code range}. */
  record Branch(int position, String keyword, Pipe pipe, List<Node> body, List<Node> otherwise)
      implements Node {}

  /** {@code break} or {@code continue}. */
  record Jump(int position, boolean isBreak) implements Node {}

  /** Commands whose values go from one into the next, kept in variables if those are told. */
  record Pipe(int position, List<String> variables, boolean declares, List<Command> commands)
      implements Node {
    @Override
    public String toString() {
      String left =
          variables.isEmpty() ? "" : String.join(", ", variables) + (declares ? " := " : " = ");
      return left + commands.stream().map(Node::toString).collect(Collectors.joining(" | "));
    }
  }

  /** An operand, or a function with its arguments. */
  record Command(int position, List<Node> words) implements Node {
    @Override
    public String toString() {
      return words.stream()
          .map(word -> word instanceof Pipe ? "(" + word + ")" : word.toString())
          .collect(Collectors.joining(" "));
    }
  }

  /** The current value. */
  record Dot(int position) implements Node {
    @Override
    public String toString() {
      return ".";
    }
  }

  /** A field of a field of the current value. */
  record Field(int position, List<String> names) implements Node {
    @Override
    public String toString() {
      return "." + String.join(".", names);
    }
  }

  /** A variable, or a field of one. */
  record Variable(int position, String name, List<String> names) implements Node {
    @Override
    public String toString() {
      return names.isEmpty() ? name : name + "." + String.join(".", names);
    }
  }

  /** A field of what is within parentheses. */
  record Chain(int position, Node node, List<String> names) implements Node {
    @Override
    public String toString() {
      return (node instanceof Pipe ? "(" + node + ")" : node.toString())
          + "."
          + String.join(".", names);
    }
  }

  /** The name of a function. */
  record Identifier(int position, String name) implements Node {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A constant. */
  record Literal(int position, String text, Json value) implements Node {
    @Override
    public String toString() {
      return text;
    }
  }
}
