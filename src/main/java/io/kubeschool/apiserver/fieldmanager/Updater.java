package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Says who manages what after a write. Models structured-merge-diff merge/update.go: Updater.
 *
 * @param apiVersion in which objects are given
 * @param shapes of the objects, by their {@code apiVersion}
 * @param versions the others in which managers' fields may be told
 * @param ignored fields that a write leaves as they are, whatever it says of them
 */
record Updater(
    String apiVersion, Function<String, Shape> shapes, Versions versions, FieldSet ignored) {

  /** What a write leads to. */
  record Outcome(JsonObject object, Managed managed) {}

  /** After a write that is no apply. */
  Managed update(JsonObject live, JsonObject object, Managed managed, Manager self, String time) {
    Comparison comparison = compare(live, object);
    SequencedMap<Manager, Managed.Entry> entries = managed.copy();
    settle(entries, null, live, object, comparison, true);
    FieldSet written = comparison.written().recursiveDifference(ignored);
    FieldSet taken = StripMeta.strip(written);
    if (!taken.isEmpty()) {
      Managed.Entry previous = entries.get(self);
      entries.put(
          self,
          new Managed.Entry(
              previous == null ? taken : taken.union(previous.fields()), apiVersion, time));
    }
    return new Managed(entries);
  }

  /**
   * After an apply; {@code time} is used if it changes the object.
   *
   * @throws ConflictException if others manage what it changes
   * @throws ShapeException if it cannot be merged
   */
  Outcome apply(
      JsonObject live,
      JsonObject applied,
      Managed managed,
      Manager self,
      boolean force,
      String time) {
    Shape shape = shapes.apply(apiVersion);
    JsonObject merged = (JsonObject) TypedMerge.merge(shape, live, applied);
    FieldSet fields = OwnedFields.of(shape, applied).recursiveDifference(ignored);
    Managed.Entry last = managed.get(self);
    SequencedMap<Manager, Managed.Entry> entries = managed.copy();
    entries.put(self, new Managed.Entry(fields, apiVersion, last == null ? "" : last.time()));
    if (last != null && !last.fields().isEmpty()) {
      merged = prune(merged, entries, last);
    }
    settle(entries, self, live, merged, compare(live, merged), force);
    Managed.Entry own = entries.remove(self);
    if (own != null) {
      FieldSet stripped = StripMeta.strip(own.fields());
      if (!stripped.isEmpty()) {
        String since = merged.equals(live) ? own.time() : time;
        entries.put(self, new Managed.Entry(stripped, apiVersion, since));
      }
    }
    return new Outcome(merged, new Managed(entries));
  }

  private Comparison compare(JsonObject live, JsonObject object) {
    return Comparison.of(shapes.apply(apiVersion), live, object).without(ignored);
  }

  /** Takes from the others what the write takes over or takes away. */
  private void settle(
      SequencedMap<Manager, Managed.Entry> entries,
      Manager self,
      JsonObject live,
      JsonObject object,
      Comparison comparison,
      boolean force) {
    Map<String, Comparison> comparisons = new HashMap<>();
    comparisons.put(apiVersion, comparison);
    SequencedMap<Manager, FieldSet> conflicts = new TreeMap<>(Manager.BY_IDENTIFIER);
    SequencedMap<Manager, Managed.Entry> settled = new TreeMap<>(Manager.BY_IDENTIFIER);
    entries.forEach((manager, entry) -> {
      if (manager.equals(self)) {
        settled.put(manager, entry);
        return;
      }
      Comparison theirs =
          comparisons.computeIfAbsent(
              entry.apiVersion(), version -> compareAs(version, live, object));
      if (theirs == null) {
        return;
      }
      FieldSet conflict = entry.fields().intersection(theirs.written());
      if (!conflict.isEmpty()) {
        conflicts.put(manager, conflict);
      }
      settled.put(
          manager,
          entry.withFields(entry.fields().difference(conflict).difference(theirs.removed())));
    });
    if (!force && !conflicts.isEmpty()) {
      throw new ConflictException(conflicts);
    }
    entries.clear();
    settled.forEach((manager, entry) -> {
      if (!entry.fields().isEmpty()) {
        entries.put(manager, entry);
      }
    });
  }

  /** The comparison as another version has it; null if the server does not have that version. */
  private Comparison compareAs(String version, JsonObject live, JsonObject object) {
    JsonObject before = versions.convert(live, version);
    JsonObject after = versions.convert(object, version);
    return before == null || after == null
        ? null
        : Comparison.of(shapes.apply(version), before, after).without(ignored);
  }

  /** Takes out what was applied last time but is not this time, unless others manage it too. */
  private JsonObject prune(
      JsonObject merged, SequencedMap<Manager, Managed.Entry> entries, Managed.Entry last) {
    JsonObject versioned = as(merged, last.apiVersion());
    if (versioned == null) {
      return merged;
    }
    Shape shape = shapes.apply(last.apiVersion());
    FieldSet gone = last.fields().withNamedFields(shape);
    JsonObject pruned = remove(shape, versioned, gone);
    pruned = addBackOwned(versioned, pruned, entries, last.apiVersion());
    FieldSet prunedFields = OwnedFields.of(shape, pruned).withNamedFields(shape);
    FieldSet mergedFields = OwnedFields.of(shape, versioned).withNamedFields(shape);
    JsonObject result =
        remove(shape, versioned, mergedFields.difference(prunedFields).intersection(gone));
    JsonObject back = as(result, apiVersion);
    return back == null ? merged : back;
  }

  private JsonObject addBackOwned(
      JsonObject merged,
      JsonObject pruned,
      SequencedMap<Manager, Managed.Entry> entries,
      String version) {
    TreeMap<String, FieldSet> managed = new TreeMap<>();
    entries.values().forEach(e -> managed.merge(e.apiVersion(), e.fields(), FieldSet::union));
    JsonObject result = pruned;
    FieldSet first = managed.remove(version);
    if (first != null) {
      result = addBack(merged, result, first, version);
    }
    for (Map.Entry<String, FieldSet> other : managed.entrySet()) {
      JsonObject mergedThere = versions.convert(merged, other.getKey());
      JsonObject prunedThere = versions.convert(result, other.getKey());
      if (mergedThere != null && prunedThere != null) {
        result =
            versions.convert(
                addBack(mergedThere, prunedThere, other.getValue(), other.getKey()), version);
      }
    }
    return result;
  }

  private JsonObject addBack(
      JsonObject merged, JsonObject pruned, FieldSet managed, String version) {
    Shape shape = shapes.apply(version);
    FieldSet kept =
        OwnedFields.of(shape, pruned).withNamedFields(shape).union(managed.withNamedFields(shape));
    FieldSet all = OwnedFields.of(shape, merged).withNamedFields(shape);
    return remove(shape, merged, all.difference(kept));
  }

  private JsonObject as(JsonObject object, String version) {
    return object.string("apiVersion").equals(version) ? object : versions.convert(object, version);
  }

  private static JsonObject remove(Shape shape, JsonObject object, FieldSet fields) {
    Json rest = TypedRemoval.remove(shape, object, fields);
    return rest == JsonNull.NULL ? JsonObject.EMPTY : (JsonObject) rest;
  }
}
