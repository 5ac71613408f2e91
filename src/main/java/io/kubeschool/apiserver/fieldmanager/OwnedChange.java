package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * Whether a write surely leaves its writer with fields to manage, told at a glance. If it does not,
 * it may have taken the last field from the last manager, and {@code managedFields} has to be
 * looked into at once, as it is not written when it is empty.
 */
final class OwnedChange {

  private OwnedChange() {}

  /** Whether something is surely added or changed that is not ignored; false if in doubt. */
  static boolean isIn(JsonObject before, JsonObject after, FieldSet ignored) {
    for (String name : after.names()) {
      if (name.equals("apiVersion") || name.equals("kind")) {
        continue;
      }
      Json old = before.field(name);
      Json now = after.field(name);
      if (old == now) {
        continue;
      }
      PathElement element = new PathElement.Name(name);
      if (ignored.has(element)) {
        continue;
      }
      FieldSet below = ignored.below(element);
      if (name.equals("metadata")) {
        if (isInMetadata(before.object(name), after.object(name), below)) {
          return true;
        }
      } else if (below.isEmpty() && isAddition(old, now)) {
        return true;
      }
    }
    return false;
  }

  /** Labels and annotations: the rest is seldom changed, or nobody's. */
  private static boolean isInMetadata(JsonObject before, JsonObject after, FieldSet ignored) {
    for (String name : List.of("labels", "annotations")) {
      boolean isChanged = isAddition(before.field(name), after.field(name));
      if (isChanged && !ignored.has(new PathElement.Name(name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAddition(Json before, Json after) {
    if (before == after || after == null || after == JsonNull.NULL) {
      return false;
    }
    if (after instanceof JsonObject object) {
      JsonObject old = before instanceof JsonObject was ? was : JsonObject.EMPTY;
      for (String name : object.names()) {
        if (isAddition(old.field(name), object.field(name))) {
          return true;
        }
      }
      return false;
    }
    if (after instanceof JsonArray array) {
      return isAddition(before instanceof JsonArray old ? old : JsonArray.EMPTY, array);
    }
    return !after.equals(before);
  }

  /** A list that got shorter may only have lost a member. */
  private static boolean isAddition(JsonArray before, JsonArray after) {
    if (after.size() != before.size()) {
      return after.size() > before.size();
    }
    for (int i = 0; i < after.size(); i++) {
      if (isAddition(before.item(i), after.item(i))) {
        return true;
      }
    }
    return false;
  }
}
