package io.kubeschool.kubectl.verb.node;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.List;
import java.util.Set;

/**
 * A taint as it is typed: {@code key=value:effect}. Models k8s.io/kubectl pkg/cmd/taint/utils.go:
 * parseTaint.
 */
record TaintSpec(String key, String value, String effect) {

  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  /**
   * Reads a taint; value and effect may be missing.
   *
   * @throws CommandError if it is none
   */
  static TaintSpec parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length > 2) {
      throw new CommandError("invalid taint spec: " + text);
    }
    String key = parts[0];
    String value = "";
    String effect = "";
    if (parts.length == 2) {
      effect = parts[1];
      if (!EFFECTS.contains(effect)) {
        throw new CommandError("invalid taint effect: " + effect + ", unsupported taint effect");
      }
      String[] pair = parts[0].split("=", -1);
      if (pair.length > 2) {
        throw new CommandError("invalid taint spec: " + text);
      }
      key = pair[0];
      if (pair.length == 2) {
        value = pair[1];
        check(text, NameSyntax.labelValue(value));
      }
    }
    check(text, NameSyntax.labelKey(key));
    return new TaintSpec(key, value, effect);
  }

  private static void check(String text, List<String> errors) {
    if (!errors.isEmpty()) {
      throw new CommandError("invalid taint spec: " + text + ", " + String.join("; ", errors));
    }
  }

  /** The taint as part of a node's spec. */
  JsonObject json() {
    JsonObject taint = Json.objectOf("effect", effect, "key", key);
    return value.isEmpty() ? taint : taint.with("value", (Object) value);
  }

  /** Whether a node's taint has the same key, and the same effect unless this names none. */
  boolean matches(JsonObject taint) {
    return taint.string("key").equals(key)
        && (effect.isEmpty() || taint.string("effect").equals(effect));
  }

  /** Models Taint.ToString. */
  @Override
  public String toString() {
    if (effect.isEmpty()) {
      return value.isEmpty() ? key : key + "=" + value + ":";
    }
    return value.isEmpty() ? key + ":" + effect : key + "=" + value + ":" + effect;
  }
}
