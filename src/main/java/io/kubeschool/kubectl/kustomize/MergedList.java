package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges lists of a patch. Where the API merges their members by keys, those that the patch names
 * come first. Models kyaml yaml/walk/associative_sequence.go.
 */
final class MergedList {

  private final Field field;
  private final FieldType itemType;

  MergedList(Field field, FieldType type) {
    this.field = field;
    this.itemType = type instanceof FieldType.ListOf list ? list.item() : null;
  }

  /** The merged list; null if there is none left. */
  Json merge(Json dest, Json patch, String path) {
    if (patch == JsonNull.NULL) {
      return null;
    }
    JsonArray source = (JsonArray) patch;
    if (field == null || !field.isMerged()) {
      return source;
    }
    String directive = directive(source);
    if (directive.equals("delete")) {
      return null;
    }
    source = source.filter(item -> !isListDirective(item));
    JsonArray base =
        Scalar.isMissing(dest) || directive.equals("replace") ? JsonArray.EMPTY : (JsonArray) dest;
    List<String> keys = keys();
    return keys.isEmpty() ? mergeScalars(base, source) : mergeMaps(base, source, keys, path);
  }

  private List<String> keys() {
    if (!field.listMapKeys().isEmpty()) {
      return field.listMapKeys();
    }
    return field.mergeKey().isEmpty() ? List.of() : List.of(field.mergeKey());
  }

  private static String directive(JsonArray patch) {
    for (JsonObject item : patch.objects()) {
      if (isListDirective(item)) {
        return PatchMerge.directive(item);
      }
    }
    return "merge";
  }

  private static boolean isListDirective(Json item) {
    return item instanceof JsonObject object
        && object.size() == 1
        && object.has(PatchMerge.DIRECTIVE);
  }

  private static JsonArray mergeScalars(JsonArray base, JsonArray patch) {
    List<Json> merged = new ArrayList<>();
    for (JsonArray list : List.of(patch, base)) {
      list.items().stream().filter(item -> !merged.contains(item)).forEach(merged::add);
    }
    return JsonArray.copyOf(merged);
  }

  private JsonArray mergeMaps(JsonArray base, JsonArray patch, List<String> keys, String path) {
    List<List<String>> identities = identities(base, patch, keys);
    List<String> used =
        keys.stream()
            .filter(key -> identities.stream().anyMatch(i -> !i.get(keys.indexOf(key)).isEmpty()))
            .toList();
    List<String> usedKeys = used.isEmpty() ? keys : used;
    List<Json> old = new ArrayList<>(base.items());
    List<Json> merged = new ArrayList<>();
    for (List<String> identity : identities) {
      Member wanted = Member.of(keys, identity);
      int place = wanted.indexIn(old);
      int source = wanted.indexIn(patch.items());
      Json value =
          PatchMerge.merge(
              place < 0 ? null : old.get(place),
              source < 0 ? null : patch.item(source),
              itemType,
              path,
              null);
      if (value == null || value instanceof JsonObject object && object.isEmpty()) {
        if (place >= 0) {
          old.remove(place);
        }
        continue;
      }
      if (place >= 0) {
        old.set(place, value);
      }
      put(merged, value, usedKeys);
    }
    for (Json item : old) {
      List<String> values =
          usedKeys.stream().map(key -> text(item, key)).filter(v -> !v.isEmpty()).toList();
      if (values.size() < usedKeys.size() || usedKeys.size() > 1) {
        // Upstream makes room for a member by the keys that it has, and so drops some others.
        merged.removeIf(other -> startsWith(other, usedKeys, values));
        merged.add(item);
      } else {
        put(merged, item, usedKeys);
      }
    }
    return JsonArray.copyOf(merged);
  }

  /** Puts a member into the place of the one that has the same keys, or at the end. */
  private static void put(List<Json> list, Json item, List<String> keys) {
    for (int i = 0; i < list.size(); i++) {
      if (isSame(list.get(i), item, keys)) {
        list.set(i, item);
        return;
      }
    }
    list.add(item);
  }

  private static boolean startsWith(Json item, List<String> keys, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      if (!text(item, keys.get(i)).equals(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Json left, Json right, List<String> keys) {
    return keys.stream().allMatch(key -> text(left, key).equals(text(right, key)));
  }

  private static String text(Json item, String key) {
    return item instanceof JsonObject object ? Scalar.text(object.field(key)) : "";
  }

  /** The values of the keys of all members, the patch's first; those that fit are completed. */
  private static List<List<String>> identities(JsonArray base, JsonArray patch, List<String> keys) {
    List<List<String>> identities = new ArrayList<>();
    for (JsonArray list : List.of(patch, base)) {
      for (Json item : list) {
        List<String> identity = keys.stream().map(key -> text(item, key)).toList();
        if (!identities.contains(identity)) {
          identities.add(identity);
        }
      }
    }
    if (keys.size() > 1) {
      for (int i = 0; i < identities.size(); i++) {
        for (int j = 0; j < identities.size(); j++) {
          List<String> common = common(identities.get(i), identities.get(j));
          if (common != null) {
            identities.set(i, common);
            identities.set(j, common);
          }
        }
      }
    }
    return identities;
  }

  /** Both in one, if they agree on a key and contradict on none; else null. */
  private static List<String> common(List<String> left, List<String> right) {
    boolean agree = false;
    List<String> both = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      String one = left.get(i);
      String other = right.get(i);
      if (!one.equals(other) && !one.isEmpty() && !other.isEmpty()) {
        return null;
      }
      agree |= one.equals(other);
      both.add(one.isEmpty() ? other : one);
    }
    return agree ? both : null;
  }

  /** A member of a list as its keys tell it; those without a value do not matter. */
  private record Member(List<String> keys, List<String> values) {

    static Member of(List<String> keys, List<String> identity) {
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if (!identity.get(i).isEmpty()) {
          names.add(keys.get(i));
          values.add(identity.get(i));
        }
      }
      return new Member(names, values);
    }

    int indexIn(List<Json> list) {
      for (int i = 0; i < list.size(); i++) {
        if (matches(list.get(i))) {
          return i;
        }
      }
      return -1;
    }

    private boolean matches(Json item) {
      for (int i = 0; i < keys.size(); i++) {
        if (!text(item, keys.get(i)).equals(values.get(i))) {
          return false;
        }
      }
      return !keys.isEmpty();
    }
  }
}
