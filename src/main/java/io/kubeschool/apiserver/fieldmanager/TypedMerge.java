package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts an applied value over a live one. Models structured-merge-diff typed/merge.go. */
final class TypedMerge {

  private TypedMerge() {}

  /**
   * The live value with what is applied in place of what it had.
   *
   * @param live null if there is none
   * @param applied null if there is none
   * @throws ShapeException if members of a list cannot be told apart
   */
  static Json merge(Shape shape, Json live, Json applied) {
    if (applied == null || live == null) {
      return applied == null ? live : applied;
    }
    if (isLeaf(shape, live, applied)) {
      return applied;
    }
    if (shape instanceof Shape.ListOf list) {
      return members(list, array(live), array(applied));
    }
    JsonObject result = object(live);
    for (Map.Entry<String, Json> field : object(applied)) {
      Shape entry = shape.entry(field.getKey());
      result =
          result.with(
              field.getKey(),
              merge(
                  entry == null ? Shape.ANY : entry,
                  result.field(field.getKey()),
                  field.getValue()));
    }
    return result;
  }

  private static boolean isLeaf(Shape shape, Json live, Json applied) {
    if (shape.isWhole(live) || shape.isWhole(applied)) {
      return true;
    }
    return shape instanceof Shape.ListOf
        ? array(live).isEmpty() && array(applied).isEmpty()
        : object(live).isEmpty() && object(applied).isEmpty();
  }

  /**
   * The members of both: those that are applied in the order in which they are applied, the others
   * where they stand among them.
   */
  private static JsonArray members(Shape.ListOf shape, JsonArray live, JsonArray applied) {
    List<PathElement> left = elements(shape, live);
    List<PathElement> right = elements(shape, applied);
    Map<PathElement, Json> ofLeft = byElement(left, live);
    Map<PathElement, Json> ofRight = byElement(right, applied);
    if (ofRight.size() < right.size()) {
      Set<PathElement> seen = new HashSet<>();
      for (PathElement element : right) {
        if (!seen.add(element)) {
          throw new ShapeException("duplicate entries for key " + element);
        }
      }
    }
    Deque<PathElement> shared = new ArrayDeque<>();
    for (PathElement element : right) {
      if (ofLeft.containsKey(element)) {
        shared.add(element);
      }
    }
    PathElement next = shared.poll();
    Set<PathElement> merged = new HashSet<>();
    JsonArray.Builder out = JsonArray.builder();
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      if (l < left.size() && r < right.size()) {
        PathElement element = left.get(l);
        if (element.equals(right.get(r))) {
          merged.add(element);
          add(out, shape, ofLeft.get(element), ofRight.get(element));
          l++;
          r++;
          next = shared.poll();
          continue;
        }
        if (ofRight.containsKey(element) && next != null && !next.equals(element)) {
          l++;
          continue;
        }
      }
      if (l < left.size()) {
        PathElement element = left.get(l);
        if (!ofRight.containsKey(element)) {
          out.add(live.item(l));
          l++;
          continue;
        }
        if (merged.contains(element)) {
          l++;
        }
      }
      if (r < right.size()) {
        PathElement element = right.get(r);
        merged.add(element);
        add(out, shape, ofLeft.get(element), ofRight.get(element));
        r++;
        if (next != null && next.equals(element)) {
          next = shared.poll();
        }
      }
    }
    return out.build();
  }

  /** A member that occurs twice in the live list is not merged with, but replaced. */
  private static void add(JsonArray.Builder out, Shape.ListOf shape, Json live, Json applied) {
    out.add(merge(shape.item(), live == JsonNull.NULL ? null : live, applied));
  }

  private static List<PathElement> elements(Shape.ListOf shape, JsonArray array) {
    List<PathElement> elements = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      try {
        elements.add(shape.element(array.item(i)));
      } catch (ShapeException e) {
        throw new ShapeException("element " + i + ": " + e.getMessage());
      }
    }
    return elements;
  }

  private static Map<PathElement, Json> byElement(List<PathElement> elements, JsonArray array) {
    Map<PathElement, Json> members = new HashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      Json member = array.item(i);
      members.merge(elements.get(i), member, (first, second) -> JsonNull.NULL);
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
