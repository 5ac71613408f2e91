package io.kubeschool.model.patch;

import static io.kubeschool.model.patch.StrategicMerge.DELETE_FROM_LIST;
import static io.kubeschool.model.patch.StrategicMerge.DIRECTIVE;
import static io.kubeschool.model.patch.StrategicMerge.RETAIN_KEYS;
import static io.kubeschool.model.patch.StrategicMerge.SET_ELEMENT_ORDER;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.schema.FieldType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Finds the strategic merge patch from one object to another. Models strategicpatch: diffMaps and
 * what it calls.
 *
 * @param changes whether what is new or other goes into the patch
 * @param deletions whether what is gone goes into the patch
 */
record StrategicDiff(boolean changes, boolean deletions) {

  private static final Comparator<Object> BY_TEXT =
      Comparator.comparing(item -> GoSyntax.plain(Tree.toJson(item, null)));

  Map<String, Object> maps(
      Map<String, Object> original,
      Map<String, Object> modified,
      FieldType type,
      boolean retainKeys) {
    Map<String, Object> patch = new TreeMap<>();
    List<Object> retained = new ArrayList<>();
    modified.forEach((key, value) -> {
      if (retainKeys && value != null) {
        retained.add(new JsonString(key));
      }
      field(patch, key, original, value, type);
    });
    if (deletions) {
      for (String key : original.keySet()) {
        if (!modified.containsKey(key)) {
          patch.put(key, null);
        }
      }
    }
    boolean clears =
        original.entrySet().stream()
            .anyMatch(e -> e.getValue() != null && !modified.containsKey(e.getKey()));
    if (!retained.isEmpty() && (!patch.isEmpty() || clears)) {
      patch.put(RETAIN_KEYS, retained);
    }
    return patch;
  }

  private void field(
      Map<String, Object> patch,
      String key,
      Map<String, Object> original,
      Object value,
      FieldType type) {
    if (!original.containsKey(key) || !Tree.isSameKind(original.get(key), value)) {
      if (changes) {
        patch.put(key, value);
      }
      return;
    }
    Object old = original.get(key);
    switch (value) {
      case Map<?, ?> _ -> {
        PatchMeta meta = metaUnlessEqual(type, key, old, value);
        if (meta == null) {
          return;
        }
        if (meta.strategy().equals("replace")) {
          if (changes) {
            patch.put(key, value);
          }
          return;
        }
        Map<String, Object> inner =
            maps(Tree.map(old), Tree.map(value), meta.type(), meta.retainKeys());
        if (!inner.isEmpty()) {
          patch.put(key, inner);
        }
      }
      case List<?> _ -> {
        PatchMeta meta = metaUnlessEqual(type, key, old, value);
        if (meta == null) {
          return;
        }
        if (meta.strategy().equals("merge")) {
          lists(patch, key, Tree.list(old), Tree.list(value), meta);
        } else if (changes && !old.equals(value)) {
          patch.put(key, value);
        }
      }
      case null, default -> {
        if (changes && !Objects.equals(old, value)) {
          patch.put(key, value);
        }
      }
    }
  }

  /** An unknown field does not matter as long as it stays as it is. */
  private static PatchMeta metaUnlessEqual(FieldType type, String key, Object old, Object value) {
    try {
      return PatchMeta.of(type, key);
    } catch (PatchException e) {
      if (old.equals(value)) {
        return null;
      }
      throw e;
    }
  }

  private void lists(
      Map<String, Object> patch,
      String key,
      List<Object> original,
      List<Object> modified,
      PatchMeta meta) {
    if (original.isEmpty()) {
      if (changes && !modified.isEmpty()) {
        patch.put(key, modified);
      }
      return;
    }
    if (Directives.elementsAreMaps(original, modified)) {
      listsOfMaps(patch, key, original, modified, meta);
    } else {
      listsOfScalars(patch, key, original, modified);
    }
  }

  private void listsOfScalars(
      Map<String, Object> patch, String key, List<Object> original, List<Object> modified) {
    List<Object> added = new ArrayList<>(modified);
    original.forEach(added::remove);
    List<Object> removed = new ArrayList<>(original);
    modified.forEach(removed::remove);
    // Upstream has sorted the original by the time it looks whether the order is still the same.
    List<Object> sorted = new ArrayList<>(original);
    sorted.sort(BY_TEXT);
    if (changes && !added.isEmpty()) {
      added.sort(BY_TEXT);
      patch.put(key, new ListOrder("", false).sort(added, modified));
    }
    if (deletions && !removed.isEmpty()) {
      removed.sort(BY_TEXT);
      patch.put(DELETE_FROM_LIST + "/" + key, new ArrayList<>(new LinkedHashSet<>(removed)));
    }
    if (!modified.isEmpty()
        && (deletions && !removed.isEmpty() || changes && !sorted.equals(modified))) {
      patch.put(SET_ELEMENT_ORDER + "/" + key, new ArrayList<>(modified));
    }
  }

  private void listsOfMaps(
      Map<String, Object> patch,
      String key,
      List<Object> original,
      List<Object> modified,
      PatchMeta meta) {
    String mergeKey = meta.mergeKey();
    Map<String, Object> before = byKey(original, mergeKey);
    Map<String, Object> after = byKey(modified, mergeKey);
    List<Object> changed = new ArrayList<>();
    after.forEach((id, item) -> {
      Object old = before.get(id);
      if (old == null) {
        if (changes) {
          changed.add(item);
        }
        return;
      }
      Map<String, Object> inner =
          maps(Tree.map(old), Tree.map(item), meta.type(), meta.retainKeys());
      if (!inner.isEmpty()) {
        inner.put(mergeKey, Tree.map(item).get(mergeKey));
        changed.add(inner);
      }
    });
    List<Object> list = new ListOrder(mergeKey, true).sort(changed, modified);
    if (deletions) {
      before.forEach((id, item) -> {
        if (!after.containsKey(id)) {
          Map<String, Object> deletion = new TreeMap<>();
          deletion.put(mergeKey, Tree.map(item).get(mergeKey));
          deletion.put(DIRECTIVE, new JsonString("delete"));
          list.add(deletion);
        }
      });
    }
    if (!list.isEmpty()) {
      patch.put(key, list);
    }
    boolean reordered = !keys(original, mergeKey).equals(keys(modified, mergeKey));
    if (!modified.isEmpty()
        && (changes && (!list.isEmpty() || reordered) || deletions && !list.isEmpty())) {
      List<Object> order = new ArrayList<>();
      for (Object value : keys(modified, mergeKey)) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put(mergeKey, value);
        order.add(entry);
      }
      patch.put(SET_ELEMENT_ORDER + "/" + key, order);
    }
  }

  private static List<Object> keys(List<Object> items, String mergeKey) {
    return items.stream().map(item -> Directives.mergeValue(Tree.map(item), mergeKey)).toList();
  }

  private static Map<String, Object> byKey(List<Object> items, String mergeKey) {
    Map<String, Object> byKey = new TreeMap<>();
    for (Object item : items) {
      Object key = Directives.mergeValue(Tree.map(item), mergeKey);
      byKey.putIfAbsent(GoSyntax.plain(Tree.toJson(key, null)), item);
    }
    return byKey;
  }
}
