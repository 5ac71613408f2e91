package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which fields two values differ. Models structured-merge-diff typed/compare.go.
 *
 * @param removed what only the first has
 * @param modified what both have, but not the same
 * @param added what only the second has
 */
record Comparison(FieldSet removed, FieldSet modified, FieldSet added) {

  /** Compares two values of that shape. What is the very same object is not looked into. */
  static Comparison of(Shape shape, Json before, Json after) {
    Walk walk = new Walk();
    walk.compare(shape, before, after, null, null);
    return new Comparison(walk.removed.build(), walk.modified.build(), walk.added.build());
  }

  /** The fields that are new or different. */
  FieldSet written() {
    return modified.union(added);
  }

  boolean isSame() {
    return removed.isEmpty() && modified.isEmpty() && added.isEmpty();
  }

  /** Without these fields and what they are made of. */
  Comparison without(FieldSet fields) {
    return fields.isEmpty()
        ? this
        : new Comparison(
            removed.recursiveDifference(fields),
            modified.recursiveDifference(fields),
            added.recursiveDifference(fields));
  }

  /** The way from the root to a value; builders are looked up only when a field is found. */
  private record Place(Place parent, PathElement element) {

    void addTo(FieldSet.Builder root) {
      at(parent, root).add(element);
    }

    private static FieldSet.Builder at(Place place, FieldSet.Builder root) {
      return place == null ? root : at(place.parent, root).below(place.element);
    }
  }

  private static final class Walk {
    private final FieldSet.Builder removed = new FieldSet.Builder();
    private final FieldSet.Builder modified = new FieldSet.Builder();
    private final FieldSet.Builder added = new FieldSet.Builder();

    /** Compares what a place has in both; null stands for nothing. */
    void compare(Shape shape, Json before, Json after, Place parent, PathElement element) {
      if (before == after) {
        return;
      }
      Place place = element == null ? null : new Place(parent, element);
      if (isLeaf(shape, before, after)) {
        leaf(before, after, place);
        return;
      }
      if (shape instanceof Shape.ListOf list) {
        members(list, array(before), array(after), place);
      } else {
        fields(shape, object(before), object(after), place);
      }
      if (place != null && before == null) {
        place.addTo(added);
      } else if (place != null && after == null) {
        place.addTo(removed);
      }
    }

    private static boolean isLeaf(Shape shape, Json before, Json after) {
      if (shape.isWhole(before) || shape.isWhole(after)) {
        return true;
      }
      return shape instanceof Shape.ListOf
          ? array(before).isEmpty() && array(after).isEmpty()
          : object(before).isEmpty() && object(after).isEmpty();
    }

    private void leaf(Json before, Json after, Place place) {
      if (place == null) {
        return;
      }
      if (before == null) {
        place.addTo(added);
      } else if (after == null) {
        place.addTo(removed);
      } else if (!before.equals(after)) {
        place.addTo(modified);
      }
    }

    private void fields(Shape shape, JsonObject before, JsonObject after, Place place) {
      for (Map.Entry<String, Json> field : after) {
        String name = field.getKey();
        Json old = before.field(name);
        if (old != field.getValue()) {
          compare(entry(shape, name), old, field.getValue(), place, new PathElement.Name(name));
        }
      }
      for (Map.Entry<String, Json> field : before) {
        String name = field.getKey();
        if (!after.has(name)) {
          compare(entry(shape, name), field.getValue(), null, place, new PathElement.Name(name));
        }
      }
    }

    private static Shape entry(Shape shape, String name) {
      Shape entry = shape.entry(name);
      return entry == null ? Shape.ANY : entry;
    }

    private void members(Shape.ListOf shape, JsonArray before, JsonArray after, Place place) {
      Map<PathElement, List<Json>> old = byElement(shape, before);
      Map<PathElement, List<Json>> now = byElement(shape, after);
      now.forEach((element, values) ->
          member(shape, place, element, old.getOrDefault(element, List.of()), values));
      old.forEach((element, values) -> {
        if (!now.containsKey(element)) {
          member(shape, place, element, values, List.of());
        }
      });
    }

    /** Members that occur more than once are compared as a whole. */
    private void member(
        Shape.ListOf shape, Place place, PathElement element, List<Json> old, List<Json> now) {
      Place here = new Place(place, element);
      if (old.size() >= 2 && now.size() >= 2) {
        if (!old.equals(now)) {
          here.addTo(modified);
        }
      } else if (old.size() >= 2) {
        if (!now.isEmpty()) {
          compare(shape.item(), null, now.getFirst(), place, element);
        }
        here.addTo(removed);
      } else if (now.size() >= 2) {
        if (!old.isEmpty()) {
          compare(shape.item(), old.getFirst(), null, place, element);
        }
        here.addTo(added);
      } else {
        compare(
            shape.item(),
            old.isEmpty() ? null : old.getFirst(),
            now.isEmpty() ? null : now.getFirst(),
            place,
            element);
      }
    }

    private static Map<PathElement, List<Json>> byElement(Shape.ListOf shape, JsonArray array) {
      Map<PathElement, List<Json>> members = new TreeMap<>();
      for (Json member : array) {
        members.computeIfAbsent(shape.element(member), e -> new ArrayList<>(1)).add(member);
      }
      return members;
    }

    private static JsonArray array(Json value) {
      return value instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    private static JsonObject object(Json value) {
      return value instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
  }
}
