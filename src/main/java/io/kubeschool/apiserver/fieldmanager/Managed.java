package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * An object's managers and what each manages. Immutable. Models internal/managedfields.go.
 *
 * @param entries by manager, in the order of upstream's identifiers
 */
record Managed(SequencedMap<Manager, Entry> entries) {

  /** Nobody manages anything. */
  static final Managed NOTHING = new Managed(new TreeMap<>(Manager.BY_IDENTIFIER));

  /**
   * What a manager manages.
   *
   * @param apiVersion in which the fields are told
   * @param time since when it is so, to the second, or ""
   */
  record Entry(FieldSet fields, String apiVersion, String time) {
    Entry withFields(FieldSet changed) {
      return new Entry(changed, apiVersion, time);
    }
  }

  private static final Comparator<Map.Entry<Manager, Entry>> WRITTEN_ORDER =
      Comparator.comparing((Map.Entry<Manager, Entry> e) -> e.getKey().operation())
          .thenComparing(e -> e.getValue().time())
          .thenComparing(e -> e.getKey().name())
          .thenComparing(e -> e.getValue().apiVersion())
          .thenComparing(e -> e.getKey().subresource());

  /** What {@code managedFields} tells; null if that is not well formed. */
  static Managed of(JsonArray managedFields) {
    if (managedFields.isEmpty()) {
      return NOTHING;
    }
    SequencedMap<Manager, Entry> entries = new TreeMap<>(Manager.BY_IDENTIFIER);
    for (Json item : managedFields) {
      String operation = item.string("operation");
      String apiVersion = item.string("apiVersion");
      boolean isRight =
          (operation.equals("Apply") || operation.equals("Update"))
              && !apiVersion.isEmpty()
              && item.string("fieldsType").equals("FieldsV1");
      if (!isRight) {
        return null;
      }
      entries.put(
          Manager.of((JsonObject) item),
          new Entry(FieldSet.ofJson(item.object("fieldsV1")), apiVersion, item.string("time")));
    }
    return new Managed(entries);
  }

  /** As {@code managedFields} has it. */
  JsonArray toJson() {
    List<Map.Entry<Manager, Entry>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(WRITTEN_ORDER);
    JsonArray.Builder builder = JsonArray.builder();
    for (Map.Entry<Manager, Entry> entry : sorted) {
      builder.add(toJson(entry.getKey(), entry.getValue()));
    }
    return builder.build();
  }

  private static JsonObject toJson(Manager manager, Entry entry) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("apiVersion", (Object) entry.apiVersion())
            .put("fieldsType", (Object) "FieldsV1")
            .put("fieldsV1", (Json) entry.fields().toJson())
            .put("operation", (Object) manager.operation());
    put(json, "manager", manager.name());
    put(json, "subresource", manager.subresource());
    put(json, "time", entry.time());
    return json.build();
  }

  private static void put(JsonObject.Builder json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, (Object) value);
    }
  }

  /** Whether nobody manages anything. */
  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** What that manager manages, or null. */
  Entry get(Manager manager) {
    return entries.get(manager);
  }

  /** With that entry, or without one if it has no fields. */
  Managed with(Manager manager, Entry entry) {
    SequencedMap<Manager, Entry> changed = copy();
    if (entry.fields().isEmpty()) {
      changed.remove(manager);
    } else {
      changed.put(manager, entry);
    }
    return new Managed(changed);
  }

  /** A copy to change. */
  SequencedMap<Manager, Entry> copy() {
    SequencedMap<Manager, Entry> copy = new TreeMap<>(Manager.BY_IDENTIFIER);
    copy.putAll(entries);
    return copy;
  }

  /** Whether both are the same but for when it was written. */
  boolean isSameButForTimes(Managed other) {
    if (!entries.keySet().equals(other.entries.keySet())) {
      return false;
    }
    for (Map.Entry<Manager, Entry> entry : entries.entrySet()) {
      Entry theirs = other.get(entry.getKey());
      if (!entry.getValue().fields().equals(theirs.fields())
          || !entry.getValue().apiVersion().equals(theirs.apiVersion())) {
        return false;
      }
    }
    return true;
  }
}
