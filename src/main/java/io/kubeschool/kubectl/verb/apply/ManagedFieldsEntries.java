package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An object's {@code managedFields}, to be handed over from client-side to server-side apply.
 * Models client-go util/csaupgrade.
 *
 * @param entries in their order
 */
record ManagedFieldsEntries(List<JsonObject> entries) {

  static ManagedFieldsEntries of(JsonObject object) {
    return new ManagedFieldsEntries(object.array("metadata", "managedFields").objects());
  }

  JsonArray json() {
    return JsonArray.copyOf(entries);
  }

  /** The names of those who manage the annotation by that operation. */
  SortedSet<String> annotationOwners(String operation) {
    SortedSet<String> names = new TreeSet<>();
    for (JsonObject entry : entries) {
      Json annotation =
          entry.get("fieldsV1", "f:metadata", "f:annotations", "f:" + LastApplied.ANNOTATION);
      if (annotation != null && entry.string("operation").equals(operation)) {
        names.add(entry.string("manager"));
      }
    }
    return names;
  }

  /** With what those managers set by updates as applied by {@code applier}. */
  ManagedFieldsEntries upgraded(SortedSet<String> updaters, String applier) {
    List<JsonObject> upgraded = entries;
    for (String updater : updaters) {
      upgraded = upgraded(upgraded, updater, applier);
    }
    return new ManagedFieldsEntries(upgraded);
  }

  private static List<JsonObject> upgraded(
      List<JsonObject> entries, String updater, String applier) {
    List<JsonObject> changed = new ArrayList<>(entries);
    int target = find(changed, applier, "Apply", "");
    if (target < 0) {
      target = find(changed, updater, "Update", "");
      if (target < 0) {
        return entries;
      }
      changed.set(
          target,
          changed
              .get(target)
              .with("operation", (Object) "Apply")
              .with("manager", (Object) applier));
    }
    JsonObject own = changed.get(target);
    int same = find(changed, updater, "Update", own.string("apiVersion"));
    if (same >= 0) {
      JsonObject fields = union(own.object("fieldsV1"), changed.get(same).object("fieldsV1"));
      changed.set(target, own.with("fieldsV1", (Json) fields));
    }
    changed.removeIf(entry -> is(entry, updater, "Update", ""));
    return changed;
  }

  private static int find(
      List<JsonObject> entries, String manager, String operation, String apiVersion) {
    for (int i = 0; i < entries.size(); i++) {
      if (is(entries.get(i), manager, operation, apiVersion)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it is that manager's, not through a subresource; "" stands for any version. */
  private static boolean is(JsonObject entry, String manager, String operation, String apiVersion) {
    return entry.string("manager").equals(manager)
        && entry.string("operation").equals(operation)
        && entry.string("subresource").isEmpty()
        && (apiVersion.isEmpty() || entry.string("apiVersion").equals(apiVersion));
  }

  /** The fields of both. */
  private static JsonObject union(JsonObject a, JsonObject b) {
    JsonObject result = a;
    for (var field : b) {
      JsonObject mine = a.object(field.getKey());
      JsonObject theirs = (JsonObject) field.getValue();
      JsonObject both = theirs;
      if (a.has(field.getKey())) {
        both = union(mine, theirs);
        if (!both.isEmpty() && (mine.isEmpty() || theirs.isEmpty())) {
          both = both.with(".", (Json) JsonObject.EMPTY);
        }
      }
      result = result.with(field.getKey(), (Json) both);
    }
    return result;
  }
}
