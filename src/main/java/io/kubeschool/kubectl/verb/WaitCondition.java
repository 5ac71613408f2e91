package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.kubectl.jsonpath.JsonPath;
import io.kubeschool.kubectl.jsonpath.JsonPathError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code wait --for} names. Models pkg/cmd/wait: conditionFuncsFor. */
sealed interface WaitCondition {

  /** The object exists. */
  record Created() implements WaitCondition {}

  /** The object is gone. */
  record Deleted() implements WaitCondition {}

  /** Something about the object. */
  @FunctionalInterface
  non-sealed interface Holds extends WaitCondition {
    /** Whether it holds now. */
    boolean isMet(JsonObject object);
  }

  /**
   * Reads the flag's value.
   *
   * @throws CommandError if it is none of those
   */
  static WaitCondition parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("delete")) {
      return new Deleted();
    }
    if (lower.equals("create")) {
      return new Created();
    }
    if (text.startsWith("condition=")) {
      String name = text.substring("condition=".length());
      int equals = name.indexOf('=');
      return equals < 0
          ? condition(name, "true")
          : condition(name.substring(0, equals), name.substring(equals + 1));
    }
    if (text.startsWith("jsonpath=")) {
      return path(split(text.substring("jsonpath=".length())));
    }
    throw new CommandError("unrecognized condition: \"" + text + "\"");
  }

  private static Holds condition(String name, String status) {
    return object -> {
      for (JsonObject condition : object.array("status", "conditions").objects()) {
        if (condition.string("type").equalsIgnoreCase(name) && condition.has("status")) {
          return !isOutdated(object, condition)
              && condition.string("status").equalsIgnoreCase(status);
        }
      }
      return false;
    };
  }

  private static boolean isOutdated(JsonObject object, JsonObject condition) {
    if (!object.has("metadata", "generation")) {
      return false;
    }
    long generation = object.number(0, "metadata", "generation");
    long observed =
        condition.number(
            object.number(generation, "status", "observedGeneration"), "observedGeneration");
    return observed < generation;
  }

  /** Splits at each single {@code =}. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("==", i)) {
        part.append("==");
        i++;
      } else if (text.charAt(i) == '=') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(text.charAt(i));
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static Holds path(List<String> parts) {
    if (parts.size() > 2) {
      throw new CommandError(
          "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or"
              + " --for=jsonpath='{.status.readyReplicas}'");
    }
    String value = parts.size() == 1 ? null : parts.get(1).replaceAll("^['\"]+|['\"]+$", "");
    if (value != null && value.isEmpty()) {
      throw new CommandError(
          "jsonpath wait has to have a value after equal sign, like"
              + " --for=jsonpath='{.status.readyReplicas}'=3");
    }
    try {
      String template = JsonPath.relaxed(parts.getFirst());
      if (template.isEmpty()) {
        throw new CommandError("jsonpath expression cannot be empty");
      }
      JsonPath path = JsonPath.parse(template, true);
      return object -> matches(path, value, object);
    } catch (JsonPathError e) {
      throw new CommandError(e.getMessage());
    }
  }

  private static boolean matches(JsonPath path, String value, JsonObject object) {
    List<List<Json>> results;
    try {
      results = path.find(object);
    } catch (JsonPathError e) {
      throw new CommandError(e.getMessage());
    }
    if (results.isEmpty() || results.getFirst().isEmpty()) {
      return false;
    }
    if (results.size() > 1) {
      throw new CommandError("given jsonpath expression matches more than one list");
    }
    if (results.getFirst().size() > 1) {
      throw new CommandError("given jsonpath expression matches more than one value");
    }
    if (value == null) {
      return true;
    }
    Json found = results.getFirst().getFirst();
    if (found instanceof JsonObject || found instanceof JsonArray) {
      throw new CommandError("jsonpath leads to a nested object or list which is not supported");
    }
    return GoFormat.value(found).strip().equals(value.strip());
  }
}
