package io.kubeschool.model.patch;

import static io.kubeschool.model.patch.PatchException.Fault.MALFORMED;
import static io.kubeschool.model.patch.PatchException.Fault.UNCLASSIFIED;

import io.kubeschool.model.JsonString;
import io.kubeschool.model.schema.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges a strategic merge patch into an object, or into another patch. Models apimachinery
 * pkg/util/strategicpatch: mergeMap and what it calls; like there, both arguments are changed.
 */
final class StrategicMerge {

  static final String DIRECTIVE = "$patch";
  static final String RETAIN_KEYS = "$retainKeys";
  static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";
  static final String SET_ELEMENT_ORDER = "$setElementOrder";

  /** Whether an object is patched; otherwise two patches are made one. */
  private final boolean intoObject;

  StrategicMerge(boolean intoObject) {
    this.intoObject = intoObject;
  }

  Map<String, Object> mergeMap(
      Map<String, Object> original, Map<String, Object> patch, FieldType type) {
    if (patch.containsKey(DIRECTIVE)) {
      return replaceOrDelete(patch);
    }
    applyRetainKeys(original, patch);
    applyElementOrders(original, patch, type);
    for (Map.Entry<String, Object> entry : patch.entrySet()) {
      String key = entry.getKey();
      Object value = entry.getValue();
      boolean isDeletion = key.startsWith(DELETE_FROM_LIST);
      if (isDeletion) {
        if (!intoObject) {
          original.put(key, value);
          continue;
        }
        key = Directives.field(key, DELETE_FROM_LIST);
      }
      mergeField(original, key, value, isDeletion, type);
    }
    return original;
  }

  private void mergeField(
      Map<String, Object> original, String key, Object value, boolean isDeletion, FieldType type) {
    if (value == null) {
      original.remove(key);
      if (intoObject) {
        return;
      }
    }
    if (!original.containsKey(key) || !Tree.isSameKind(original.get(key), value)) {
      if (!isDeletion) {
        put(original, key, value);
      }
      return;
    }
    Object old = original.get(key);
    switch (value) {
      case Map<?, ?> _ -> {
        PatchMeta meta = PatchMeta.of(type, key);
        original.put(
            key,
            meta.strategy().equals("replace")
                ? value
                : mergeMap(Tree.map(old), Tree.map(value), meta.type()));
      }
      case List<?> _ -> {
        PatchMeta meta = PatchMeta.of(type, key);
        original.put(
            key, mergeList(Tree.list(old), Tree.list(value), meta, isDeletion, new ArrayList<>()));
      }
      case null, default -> put(original, key, value);
    }
  }

  private void put(Map<String, Object> original, String key, Object value) {
    if (intoObject) {
      Directives.discardNulls(value);
    }
    if (Directives.isDirective(value)) {
      original.remove(key);
    } else {
      original.put(key, Directives.without(value));
    }
  }

  private static Map<String, Object> replaceOrDelete(Map<String, Object> patch) {
    Object directive = patch.get(DIRECTIVE);
    if (Directives.is(directive, "replace")) {
      patch.remove(DIRECTIVE);
      return patch;
    }
    if (Directives.is(directive, "delete")) {
      return new TreeMap<>();
    }
    throw Directives.unknown(directive, patch);
  }

  private void applyRetainKeys(Map<String, Object> original, Map<String, Object> patch) {
    if (!patch.containsKey(RETAIN_KEYS)) {
      return;
    }
    Object retained = patch.remove(RETAIN_KEYS);
    if (!intoObject) {
      original.putIfAbsent(RETAIN_KEYS, retained);
      return;
    }
    if (!(retained instanceof List<?> keys)) {
      throw new PatchException(MALFORMED, "invalid patch format of retainKeys");
    }
    Set<Object> names = new HashSet<>();
    keys.forEach(key -> names.add(key instanceof JsonString(String name) ? name : key));
    patch.forEach((key, value) -> {
      if (value != null
          && !key.startsWith(DELETE_FROM_LIST)
          && !key.startsWith(SET_ELEMENT_ORDER)
          && !names.contains(key)) {
        throw new PatchException(MALFORMED, "invalid patch format of retainKeys");
      }
    });
    original.keySet().removeIf(key -> !names.contains(key));
  }

  /** Models mergePatchIntoOriginal: the lists whose order the patch sets. */
  private void applyElementOrders(
      Map<String, Object> original, Map<String, Object> patch, FieldType type) {
    for (String key : List.copyOf(patch.keySet())) {
      if (!key.startsWith(SET_ELEMENT_ORDER)) {
        continue;
      }
      Object order = patch.remove(key);
      if (!intoObject) {
        if (original.containsKey(key) && !Objects.equals(original.get(key), order)) {
          throw Directives.badOrder();
        }
        original.put(key, order);
      }
      if (!(order instanceof List<?>)) {
        throw Directives.badArgument(List.of(), order);
      }
      String field = Directives.field(key, SET_ELEMENT_ORDER);
      List<Object> ordered = Tree.list(order);
      boolean inOriginal = original.containsKey(field);
      boolean inPatch = patch.containsKey(field);
      List<Object> originalList = inOriginal ? Directives.asList(original.get(field)) : List.of();
      List<Object> patchList = inPatch ? Directives.asList(patch.get(field)) : List.of();
      PatchMeta meta = PatchMeta.of(type, field);
      Directives.checkOrder(patchList, ordered, meta.mergeKey());
      if (!inOriginal && !inPatch) {
        continue;
      }
      // What the list was before it is merged, by which the server's own members are ordered.
      List<Object> before = new ArrayList<>(originalList);
      List<Object> merged;
      if (!inPatch) {
        merged = originalList;
      } else if (!inOriginal) {
        merged = Tree.list(Directives.without(patchList));
      } else {
        merged = mergeList(originalList, patchList, meta, false, before);
      }
      ListOrder listOrder = new ListOrder(meta.mergeKey(), isOfMaps(before, patchList));
      original.put(field, listOrder.arrange(merged, ordered, before));
      patch.remove(field);
    }
  }

  /**
   * Models mergeSliceHandler and mergeSlice.
   *
   * @param seen becomes what a slice of the original shows afterwards: upstream merges in place, so
   *     that a new member takes the place of a deleted one in the order that it goes by
   */
  private List<Object> mergeList(
      List<Object> original,
      List<Object> patch,
      PatchMeta meta,
      boolean isDeletion,
      List<Object> seen) {
    if (!meta.strategy().equals("merge") && !isDeletion) {
      return patch;
    }
    if (original.isEmpty() && patch.isEmpty()) {
      return original;
    }
    if (!isOfMaps(original, patch)) {
      return mergeScalars(original, patch, meta, isDeletion);
    }
    if (meta.mergeKey().isEmpty()) {
      throw new PatchException(
          UNCLASSIFIED,
          "cannot merge lists without merge key for "
              + (meta.type() == null ? "" : meta.type().goName()));
    }
    List<Object> before = new ArrayList<>(original);
    List<Object> base = new ArrayList<>(original);
    List<Object> plain = new ArrayList<>();
    boolean replace = false;
    for (Object item : patch) {
      Map<String, Object> fields = Tree.map(item);
      if (!fields.containsKey(DIRECTIVE)) {
        plain.add(item);
        continue;
      }
      Object directive = fields.get(DIRECTIVE);
      if (Directives.is(directive, "delete")) {
        Object key = Directives.mergeValue(fields, meta.mergeKey());
        base.removeIf(old -> key.equals(Tree.map(old).get(meta.mergeKey())));
        before.removeIf(old -> key.equals(Tree.map(old).get(meta.mergeKey())));
      } else if (Directives.is(directive, "replace")) {
        replace = true;
      } else if (Directives.is(directive, "merge")) {
        throw new PatchException(
            UNCLASSIFIED, "merging lists cannot yet be specified in the patch");
      } else {
        throw Directives.unknown(directive, fields);
      }
    }
    if (replace) {
      return plain;
    }
    mergeMaps(base, plain, meta);
    seen.clear();
    seen.addAll(base.subList(0, Math.min(original.size(), base.size())));
    return new ListOrder(meta.mergeKey(), true).arrange(base, plain, before);
  }

  private void mergeMaps(List<Object> base, List<Object> patch, PatchMeta meta) {
    Map<Object, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < base.size(); i++) {
      places.putIfAbsent(Tree.map(base.get(i)).get(meta.mergeKey()), i);
    }
    for (Object item : patch) {
      Map<String, Object> fields = Tree.map(item);
      Object key = Directives.mergeValue(fields, meta.mergeKey());
      Integer place = places.get(key);
      if (place == null) {
        places.put(key, base.size());
        base.add(item);
      } else {
        base.set(place, mergeMap(Tree.map(base.get(place)), fields, meta.type()));
      }
    }
  }

  private List<Object> mergeScalars(
      List<Object> original, List<Object> patch, PatchMeta meta, boolean isDeletion) {
    if (intoObject && isDeletion) {
      List<Object> kept = new ArrayList<>(original);
      kept.removeAll(patch);
      return kept;
    }
    List<Object> merged = new ArrayList<>(original);
    for (Object item : patch) {
      if (!merged.contains(item)) {
        merged.add(item);
      }
    }
    return new ListOrder("", false).arrange(merged, patch, original);
  }

  private static boolean isOfMaps(List<Object> left, List<Object> right) {
    return Directives.elementsAreMaps(left, right);
  }
}
