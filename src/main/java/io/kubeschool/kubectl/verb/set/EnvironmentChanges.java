package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code set env} changes. Models pkg/cmd/set/env/env_parse.go and set_env.go: RunEnv. */
final class EnvironmentChanges {

  private final List<JsonObject> variables = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  private EnvironmentChanges() {}

  /** Reads {@code NAME=value} and {@code NAME-}; {@code -} reads lines of standard input. */
  static EnvironmentChanges parse(List<String> specs, Session session) {
    EnvironmentChanges changes = new EnvironmentChanges();
    for (String spec : specs) {
      if (spec.equals("-")) {
        session.readStandardInput().lines().forEach(changes::addLine);
      } else if (spec.indexOf('=') >= 0) {
        changes.add(spec);
      } else if (spec.endsWith("-")) {
        changes.removed.add(spec.substring(0, spec.length() - 1));
      } else {
        throw new CommandError("unknown environment variable: " + spec);
      }
    }
    if (changes.removed.stream().anyMatch(name -> changes.find(name) != null)) {
      throw new CommandError(
          "can not both modify and remove the same environment variable in the same command");
    }
    return changes;
  }

  private void add(String spec) {
    String name = spec.substring(0, spec.indexOf('='));
    List<String> errors = NameSyntax.shellVariable(name);
    if (!errors.isEmpty()) {
      throw new CommandError(
          GoQuote.quote(name) + " is not a valid key name: " + String.join(";", errors));
    }
    variables.add(variable(name, spec.substring(spec.indexOf('=') + 1)));
  }

  private void addLine(String line) {
    String spec = line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#'));
    int equals = spec.indexOf('=');
    if (equals >= 0) {
      variables.add(variable(spec.substring(0, equals), spec.substring(equals + 1)));
    }
  }

  private static JsonObject variable(String name, String value) {
    JsonObject variable = Json.objectOf("name", name);
    return value.isEmpty() ? variable : variable.with("value", (Object) value);
  }

  /** Adds a reference for each key of a ConfigMap or Secret. */
  void addKeysOf(JsonObject object, Session session) {
    String reference =
        switch (object.string("kind")) {
          case "ConfigMap" -> "configMapKeyRef";
          case "Secret" -> "secretKeyRef";
          default -> throw new CommandError("unsupported resource specified in --from");
        };
    List<String> keys = session.flags().strings("keys");
    for (String key : object.object("data").names()) {
      if (!keys.isEmpty() && !keys.contains(key)) {
        continue;
      }
      String name = key.replaceAll("[^a-zA-Z0-9_]", "_").toUpperCase(Locale.ROOT);
      if (!name.equals(key)) {
        session.err().println("Warning: key " + key + " transferred to " + name);
      }
      JsonObject source = Json.objectOf("key", key, "name", object.string("metadata", "name"));
      variables.add(Json.objectOf("name", name, "valueFrom", Json.objectOf(reference, source)));
    }
  }

  /** Puts that before each name. */
  void prefix(String prefix) {
    variables.replaceAll(v -> v.with("name", (Object) (prefix + v.string("name"))));
  }

  /** The new variables. */
  List<JsonObject> variables() {
    return variables;
  }

  /** The names of those to remove. */
  List<String> removed() {
    return removed;
  }

  /** The first new variable of that name, or null. */
  JsonObject find(String name) {
    return variables.stream().filter(v -> v.string("name").equals(name)).findFirst().orElse(null);
  }

  /** Refuses to change a value that is there. */
  void refuseOverwriting(JsonArray existing) {
    for (JsonObject variable : variables) {
      JsonObject current = existing.find("name", variable.string("name"));
      if (current != null && !current.string("value").equals(variable.string("value"))) {
        throw new CommandError(
            "'%s' already has a value (%s), and --overwrite is false"
                .formatted(current.string("name"), current.string("value")));
      }
    }
  }
}
