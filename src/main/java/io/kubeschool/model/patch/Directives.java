package io.kubeschool.model.patch;

import static io.kubeschool.model.patch.PatchException.Fault.MALFORMED;
import static io.kubeschool.model.patch.PatchException.Fault.UNCLASSIFIED;
import static io.kubeschool.model.patch.PatchException.Fault.UNPROCESSABLE;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The special keys of strategic merge patches, and what may be wrong with them. */
final class Directives {

  private Directives() {}

  static boolean is(Object directive, String name) {
    return directive instanceof JsonString(String text) && text.equals(name);
  }

  static boolean isDirective(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey(StrategicMerge.DIRECTIVE);
  }

  /** The value without members that are directives. */
  static Object without(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> fields = Tree.map(map);
        fields.values().removeIf(Directives::isDirective);
        fields.replaceAll((name, field) -> without(field));
        return fields;
      }
      case List<?> list -> {
        List<Object> kept = new ArrayList<>();
        for (Object item : list) {
          if (!isDirective(item)) {
            kept.add(without(item));
          }
        }
        return kept;
      }
      case null, default -> {
        return value;
      }
    }
  }

  /** Drops the fields that are null, at any depth. */
  static void discardNulls(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        map.values().removeIf(Objects::isNull);
        map.values().forEach(Directives::discardNulls);
      }
      case List<?> list -> list.forEach(Directives::discardNulls);
      case null, default -> {}
    }
  }

  /** The field that {@code $prefix/field} is about. */
  static String field(String key, String prefix) {
    int slash = key.indexOf('/');
    if (slash < 0 || !key.substring(0, slash).equals(prefix)) {
      throw prefix.equals(StrategicMerge.SET_ELEMENT_ORDER)
          ? badOrder()
          : new PatchException(MALFORMED, "invalid patch format of primitive list");
    }
    return key.substring(slash + 1);
  }

  static Object mergeValue(Map<String, Object> fields, String mergeKey) {
    Object value = fields.get(mergeKey);
    if (value == null) {
      throw new PatchException(
          UNCLASSIFIED,
          "map: "
              + GoSyntax.plain(Tree.toJson(fields, null))
              + " does not contain declared merge key: "
              + mergeKey);
    }
    return value;
  }

  static Map<String, Object> asMap(Object value) {
    if (value instanceof Map<?, ?>) {
      return Tree.map(value);
    }
    throw badArgument(Map.of(), value);
  }

  static List<Object> asList(Object value) {
    if (value instanceof List<?>) {
      return Tree.list(value);
    }
    throw badArgument(List.of(), value);
  }

  static PatchException badArgument(Object expected, Object actual) {
    return new PatchException(
        UNCLASSIFIED,
        "expected a " + Tree.kind(expected) + ", but received a " + Tree.kind(actual));
  }

  static PatchException badOrder() {
    return new PatchException(MALFORMED, "invalid patch format of setElementOrder list");
  }

  static PatchException unknown(Object directive, Map<String, Object> patch) {
    return new PatchException(
        UNCLASSIFIED,
        "unknown patch type: "
            + GoSyntax.plain(Tree.toJson(directive, null))
            + " in map: "
            + GoSyntax.plain(Tree.toJson(patch, null)));
  }

  /**
   * Whether the lists hold maps, all of them. Models sliceElementType, which wants all members to
   * be of one type.
   */
  static boolean elementsAreMaps(List<Object> left, List<Object> right) {
    String kind = null;
    for (List<Object> list : List.of(left, right)) {
      for (Object item : list) {
        if (item instanceof List<?>) {
          throw new PatchException(UNPROCESSABLE, "lists of lists are not supported");
        }
        if (kind == null) {
          kind = Tree.kind(item);
        } else if (!kind.equals(Tree.kind(item))) {
          throw new PatchException(
              UNCLASSIFIED,
              "list element types are not identical: ["
                  + GoSyntax.plain(Tree.toJson(left, null))
                  + " "
                  + GoSyntax.plain(Tree.toJson(right, null))
                  + "]");
        }
      }
    }
    if (kind == null) {
      throw new PatchException(UNCLASSIFIED, "no elements in any of the given slices");
    }
    return kind.startsWith("map");
  }

  /** Checks that the patch's members come in the order that it sets. */
  static void checkOrder(List<Object> patch, List<Object> order, String mergeKey) {
    if (patch.isEmpty() || order.isEmpty()) {
      return;
    }
    List<Object> members = new ArrayList<>(patch);
    members.removeIf(Directives::isDirective);
    int next = 0;
    for (Object wanted : order) {
      if (next < members.size() && isSame(members.get(next), wanted, mergeKey)) {
        next++;
      }
    }
    if (next < members.size()) {
      throw new PatchException(
          UNCLASSIFIED,
          "The order in patch list:\n"
              + GoSyntax.plain(Tree.toJson(patch, null))
              + "\n doesn't match $setElementOrder list:\n"
              + GoSyntax.plain(Tree.toJson(order, null))
              + "\n");
    }
  }

  private static boolean isSame(Object left, Object right, String mergeKey) {
    return mergeKey.isEmpty()
        ? Objects.equals(left, right)
        : mergeValue(asMap(left), mergeKey).equals(mergeValue(asMap(right), mergeKey));
  }
}
