package io.kubeschool.kubectl.verb.set;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.function.UnaryOperator;

/**
 * The containers of a pod spec whose names fit a pattern. Models pkg/cmd/set/helper.go:
 * selectContainers.
 */
final class ContainerSelection {

  private final String pattern;
  private boolean found;

  /** Those whose names are {@code pattern}, in which {@code *} stands for anything. */
  ContainerSelection(String pattern) {
    this.pattern = pattern;
  }

  /** Whether any container fitted so far. */
  boolean found() {
    return found;
  }

  /** A copy of the pod spec with those containers changed; the others first, then the inits. */
  JsonObject edit(JsonObject podSpec, UnaryOperator<JsonObject> change) {
    JsonObject result = podSpec;
    for (String list : new String[] {"containers", "initContainers"}) {
      if (result.get(list) instanceof JsonArray containers) {
        result = result.with(list, containers.map(c -> edit(c, change)));
      }
    }
    return result;
  }

  private Json edit(Json container, UnaryOperator<JsonObject> change) {
    if (container instanceof JsonObject object && fits(object.string("name"))) {
      found = true;
      return change.apply(object);
    }
    return container;
  }

  /** Models selectString, with its simple way of looking for the parts. */
  private boolean fits(String name) {
    if (pattern.equals("*")) {
      return true;
    }
    if (!pattern.contains("*")) {
      return name.equals(pattern);
    }
    String[] parts = pattern.split("\\*", -1);
    int position = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty()) {
        continue;
      }
      int next = name.substring(position).indexOf(parts[i]);
      boolean last = i == parts.length - 1;
      if (next < position
          || i == 0 && position != 0
          || last && name.length() != parts[i].length() + next) {
        return false;
      }
      position = next;
    }
    return true;
  }
}
