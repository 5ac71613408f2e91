package io.kubeschool.kubectl.jsonpath;

import io.kubeschool.kubectl.jsonpath.JsonPathNode.Field;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Filter;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Identifier;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Literal;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Recursive;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Sequence;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Slice;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Union;
import io.kubeschool.kubectl.jsonpath.JsonPathNode.Wildcard;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Evaluates a template on a value. Models client-go util/jsonpath/jsonpath.go. */
final class JsonPathEvaluator {

  private final boolean allowMissingKeys;
  private int beginRange;
  private int inRange;
  private int endRange;
  private int lastEnd = -1;

  JsonPathEvaluator(boolean allowMissingKeys) {
    this.allowMissingKeys = allowMissingKeys;
  }

  List<List<Json>> find(List<JsonPathNode> nodes, Json value) {
    return find(nodes, 0, List.of(value));
  }

  /** Walks the nodes from {@code first} on, until the {@code end} of the range that they are in. */
  private List<List<Json>> find(List<JsonPathNode> nodes, int first, List<Json> input) {
    List<List<Json>> all = new ArrayList<>();
    for (int i = first; i < nodes.size(); i++) {
      List<Json> results = walk(input, nodes.get(i));
      if (endRange > 0 && endRange <= inRange) {
        endRange--;
        lastEnd = i;
        break;
      }
      if (beginRange > 0) {
        beginRange--;
        inRange++;
        for (Json result : results) {
          all.addAll(find(nodes, i + 1, List.of(result)));
        }
        if (results.isEmpty()) {
          find(nodes, i + 1, List.of());
        }
        inRange--;
        if (lastEnd > i) {
          i = lastEnd;
        }
        continue;
      }
      all.add(results);
    }
    return all;
  }

  private List<Json> walk(List<Json> input, JsonPathNode node) {
    return switch (node) {
      case Sequence sequence -> {
        List<Json> current = input;
        for (JsonPathNode part : sequence.nodes()) {
          current = walk(current, part);
        }
        yield current;
      }
      case Literal(Json value) when value instanceof JsonString -> List.of(value);
      case Literal(Json value) -> input.stream().map(i -> value).toList();
      case Field(String name) -> field(input, name);
      case Slice slice -> slice(input, slice);
      case Filter filter -> filter(input, filter);
      case Wildcard _ -> input.stream().flatMap(v -> members(v).stream()).toList();
      case Recursive _ -> recursive(input);
      case Union(List<Sequence> branches) ->
          branches.stream().flatMap(b -> walk(input, b).stream()).toList();
      case Identifier(String name) -> identifier(input, name);
    };
  }

  private List<Json> identifier(List<Json> input, String name) {
    switch (name) {
      case "range" -> {
        beginRange++;
        return input;
      }
      case "end" -> {
        if (inRange == 0) {
          throw new JsonPathError("not in range, nothing to end");
        }
        endRange++;
        return List.of();
      }
      default -> throw new JsonPathError("unrecognized identifier " + name);
    }
  }

  private List<Json> field(List<Json> input, String name) {
    List<Json> results = new ArrayList<>();
    for (Json value : input) {
      if (value instanceof JsonObject object && object.field(name) != null) {
        results.add(object.field(name));
      }
    }
    if (results.isEmpty() && !input.isEmpty() && !allowMissingKeys) {
      throw new JsonPathError(name + " is not found");
    }
    return results;
  }

  private static List<Json> slice(List<Json> input, Slice slice) {
    List<Json> results = new ArrayList<>();
    for (Json value : input) {
      if (value == JsonNull.NULL) {
        continue;
      }
      if (!(value instanceof JsonArray array)) {
        throw new JsonPathError(GoFormat.type(value) + " is not array or slice");
      }
      int length = array.size();
      int start = slice.start() == null ? 0 : slice.start();
      start += start < 0 ? length : 0;
      int end = slice.end() == null ? length : slice.end();
      end += end < 0 || end == 0 && slice.endDerived() ? length : 0;
      if (start == end) {
        return results;
      }
      checkBounds(start, end, length);
      int step = slice.step() == null ? 1 : slice.step();
      if (step <= 0) {
        throw new JsonPathError("step must be > 0");
      }
      for (int i = start; i < end; i += step) {
        results.add(array.item(i));
      }
    }
    return results;
  }

  private static void checkBounds(int start, int end, int length) {
    if (start >= length || start < 0) {
      throw new JsonPathError("array index out of bounds: index " + start + ", length " + length);
    }
    if (end > length || end < 0) {
      throw new JsonPathError(
          "array index out of bounds: index " + (end - 1) + ", length " + length);
    }
    if (start > end) {
      throw new JsonPathError("starting index " + start + " is greater than ending index " + end);
    }
  }

  /** What a wildcard gives; of a text, its bytes. */
  private static List<Json> members(Json value) {
    List<Json> members = new ArrayList<>();
    switch (value) {
      case JsonObject object -> object.forEach((name, field) -> members.add(field));
      case JsonArray array -> members.addAll(array.items());
      case JsonString(String text) -> {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
          members.add(JsonNumber.of(b & 0xff));
        }
      }
      default -> {}
    }
    return members;
  }

  private static List<Json> recursive(List<Json> input) {
    List<Json> results = new ArrayList<>();
    for (Json value : input) {
      List<Json> members = value instanceof JsonString ? List.of() : members(value);
      if (!members.isEmpty() || value instanceof JsonString(String text) && !text.isEmpty()) {
        results.add(value);
        results.addAll(recursive(members));
      }
    }
    return results;
  }

  private List<Json> filter(List<Json> input, Filter filter) {
    List<Json> results = new ArrayList<>();
    for (Json value : input) {
      if (!(value instanceof JsonArray array)) {
        throw new JsonPathError(
            GoFormat.value(value) + " is not array or slice and cannot be filtered");
      }
      for (Json item : array) {
        if (passes(item, filter)) {
          results.add(item);
        }
      }
    }
    return results;
  }

  private boolean passes(Json item, Filter filter) {
    if (filter.operator().equals("exists")) {
      try {
        return !walk(List.of(item), filter.left()).isEmpty();
      } catch (JsonPathError e) {
        return false;
      }
    }
    Json left = single(walk(List.of(item), filter.left()));
    if (left == null) {
      return false;
    }
    Json right = single(walk(List.of(item), filter.right()));
    if (right == null) {
      return false;
    }
    try {
      return GoComparison.holds(left, filter.operator(), right);
    } catch (IllegalArgumentException e) {
      throw new JsonPathError(e.getMessage());
    }
  }

  private static Json single(List<Json> results) {
    if (results.size() > 1) {
      throw new JsonPathError("can only compare one element at a time");
    }
    return results.isEmpty() ? null : results.getFirst();
  }
}
