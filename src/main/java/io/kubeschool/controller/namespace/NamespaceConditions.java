package io.kubeschool.controller.namespace;

import io.kubeschool.model.Conditions;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a namespace that is being deleted tells of it. Models
 * pkg/controller/namespace/deletion/status_condition_utils.go.
 */
final class NamespaceConditions {

  private record Told(String status, String reason, String message) {}

  private final Map<String, Told> conditions = new LinkedHashMap<>();
  private final Instant now;

  NamespaceConditions(Instant now) {
    this.now = now;
    ok(
        "NamespaceDeletionDiscoveryFailure",
        "ResourcesDiscovered",
        "All resources successfully discovered");
    ok(
        "NamespaceDeletionGroupVersionParsingFailure",
        "ParsedGroupVersions",
        "All legacy kube types successfully parsed");
    ok(
        "NamespaceDeletionContentFailure",
        "ContentDeleted",
        "All content successfully deleted, may be waiting on finalization");
    ok("NamespaceContentRemaining", "ContentRemoved", "All content successfully removed");
    ok(
        "NamespaceFinalizersRemaining",
        "ContentHasNoFinalizers",
        "All content-preserving finalizers finished");
  }

  private void ok(String type, String reason, String message) {
    conditions.put(type, new Told("False", reason, message));
  }

  /** Objects could not be deleted. */
  void failures(List<String> messages) {
    if (!messages.isEmpty()) {
      conditions.put(
          "NamespaceDeletionContentFailure",
          new Told(
              "True",
              "ContentDeletionFailed",
              "Failed to delete all resource types, "
                  + messages.size()
                  + " remaining: "
                  + String.join(", ", messages.stream().sorted().toList())));
    }
  }

  /**
   * Objects are still there.
   *
   * @param resources how many of each {@code resource.group}
   * @param finalizers how many with each finalizer
   */
  void remaining(Map<String, Integer> resources, Map<String, Integer> finalizers) {
    if (!resources.isEmpty()) {
      conditions.put(
          "NamespaceContentRemaining",
          new Told(
              "True",
              "SomeResourcesRemain",
              "Some resources are remaining: " + list(resources, " has ")));
    }
    if (!finalizers.isEmpty()) {
      conditions.put(
          "NamespaceFinalizersRemaining",
          new Told(
              "True",
              "SomeFinalizersRemain",
              "Some content in the namespace has finalizers remaining: "
                  + list(finalizers, " in ")));
    }
  }

  private static String list(Map<String, Integer> counts, String verb) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(counts)
        .forEach((name, count) -> parts.add(name + verb + count + " resource instances"));
    return String.join(", ", parts);
  }

  /** The namespace's status with these; the same reference if nothing changed. */
  JsonObject updated(JsonObject namespace) {
    JsonArray present = namespace.array("status", "conditions");
    Conditions old = new Conditions(present);
    JsonArray changed = present;
    for (Map.Entry<String, Told> entry : conditions.entrySet()) {
      JsonObject before = old.find(entry.getKey());
      JsonObject after = condition(entry.getKey(), entry.getValue(), before);
      if (before == null) {
        changed = changed.plus(after);
      } else if (!before.equals(after)) {
        changed = changed.map(c -> c == before ? after : c);
      }
    }
    return changed == present ? namespace : namespace.set(changed, "status", "conditions");
  }

  private JsonObject condition(String type, Told told, JsonObject before) {
    boolean same = before != null && before.string("status").equals(told.status());
    return Json.objectOf(
        "type", type,
        "status", told.status(),
        "lastTransitionTime", same ? before.string("lastTransitionTime") : Timestamps.format(now),
        "reason", told.reason(),
        "message", told.message());
  }
}
