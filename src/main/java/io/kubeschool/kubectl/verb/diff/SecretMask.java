package io.kubeschool.kubectl.verb.diff;

import io.kubeschool.model.JsonObject;

/** Hides the values of secrets, but not that they differ. Models diff.go: Masker. */
final class SecretMask {

  private static final String SAME = "***";

  private SecretMask() {}

  /** The live object with its values hidden; {@code merged} is what it would become. */
  static JsonObject before(JsonObject live, JsonObject merged) {
    return masked(live, merged, "*** (before)");
  }

  /** The merged object with its values hidden. */
  static JsonObject after(JsonObject live, JsonObject merged) {
    return masked(merged, live, "*** (after)");
  }

  private static JsonObject masked(JsonObject object, JsonObject other, String different) {
    JsonObject values = object.object("data");
    JsonObject otherValues = other.object("data");
    JsonObject result = object;
    for (String key : values.names()) {
      boolean differs = otherValues.has(key) && !otherValues.get(key).equals(values.get(key));
      result = result.set(differs ? different : SAME, "data", key);
    }
    return result;
  }
}
