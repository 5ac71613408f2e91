package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.kubectl.jsonpath.JsonPath;
import io.kubeschool.kubectl.jsonpath.JsonPathError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Sorts by a field, those without it first. Models get/sorter.go. Those that are alike stay in
 * their order, as Go's sort leaves up to twelve.
 */
public final class ObjectSorter {

  private static final int MOST_BY_INSERTION = 12;

  private final String template;
  private final JsonPath path;

  /** A sorter by that path, {@code .metadata.name} or the like. */
  public ObjectSorter(String path) {
    try {
      this.template = JsonPath.relaxed(path);
      this.path = JsonPath.parse(template, true);
    } catch (JsonPathError e) {
      throw new CommandError(e.getMessage());
    }
  }

  /** The objects, sorted. */
  public List<JsonObject> sort(List<JsonObject> objects) {
    return sort(objects, Function.identity());
  }

  /** The table with its rows sorted by the objects in them. */
  public JsonObject sortTable(JsonObject table) {
    List<JsonObject> rows = table.array("rows").objects();
    return table.with("rows", JsonArray.copyOf(sort(rows, row -> row.object("object"))));
  }

  private record Keyed(Json key, JsonObject object) {}

  private List<JsonObject> sort(
      List<JsonObject> objects, Function<JsonObject, JsonObject> subject) {
    List<Keyed> keyed = new ArrayList<>();
    objects.forEach(o -> keyed.add(new Keyed(key(subject.apply(o)), o)));
    if (!keyed.isEmpty() && keyed.stream().allMatch(k -> k.key() == null)) {
      throw new CommandError(
          "couldn't find any field with path "
              + GoQuote.quote(template)
              + " in the list of objects");
    }
    if (keyed.size() <= MOST_BY_INSERTION) {
      insertionSort(keyed);
    } else {
      keyed.sort(Comparator.comparing(Keyed::key, Comparator.nullsFirst(ObjectSorter::compare)));
    }
    return keyed.stream().map(Keyed::object).toList();
  }

  /**
   * Go's sort of a few: objects without the field count as less than anything, each other included,
   * so they end up in reverse order.
   */
  private static void insertionSort(List<Keyed> keyed) {
    for (int i = 1; i < keyed.size(); i++) {
      for (int j = i; j > 0 && isLess(keyed.get(j).key(), keyed.get(j - 1).key()); j--) {
        Collections.swap(keyed, j, j - 1);
      }
    }
  }

  private static boolean isLess(Json left, Json right) {
    return left == null || right != null && compare(left, right) < 0;
  }

  private Json key(JsonObject object) {
    try {
      List<List<Json>> results = path.find(object);
      return results.isEmpty() || results.getFirst().isEmpty()
          ? null
          : results.getFirst().getFirst();
    } catch (JsonPathError e) {
      throw new CommandError(e.getMessage());
    }
  }

  private static int compare(Json left, Json right) {
    if (left instanceof JsonNumber a && right instanceof JsonNumber b) {
      return a.isWhole() && b.isWhole()
          ? Long.compare(a.longValue(), b.longValue())
          : Double.compare(a.doubleValue(), b.doubleValue());
    }
    if (left instanceof JsonString(String a) && right instanceof JsonString(String b)) {
      return compare(a, b);
    }
    if (left.getClass() == right.getClass() && !(left instanceof JsonString)) {
      throw new CommandError("unsortable type: " + GoFormat.type(left));
    }
    return 0;
  }

  private static int compare(String left, String right) {
    try {
      return Quantity.parse(left).compareTo(Quantity.parse(right));
    } catch (IllegalArgumentException e) {
      return left.compareTo(right);
    }
  }
}
