package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.Map;

/**
 * A step from a value to one of its parts. Models structured-merge-diff fieldpath: PathElement.
 *
 * <p>Elements are in upstream's order: names, then keys, then values, then indices.
 */
public sealed interface PathElement extends Comparable<PathElement> {

  /** A field of an object. */
  record Name(String name) implements PathElement {
    @Override
    public String toString() {
      return "." + name;
    }

    @Override
    public String encoded() {
      return "f:" + name;
    }
  }

  /** The member of a list whose key fields are these. */
  record Key(JsonObject fields) implements PathElement {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("[");
      for (Map.Entry<String, Json> field : fields) {
        text.append(text.length() > 1 ? "," : "")
            .append(field.getKey())
            .append('=')
            .append(show(field.getValue()));
      }
      return text.append(']').toString();
    }

    @Override
    public String encoded() {
      return "k:" + fields.toText();
    }
  }

  /** The member of a set that is this. */
  record Value(Json value) implements PathElement {
    @Override
    public String toString() {
      return "[=" + show(value) + "]";
    }

    @Override
    public String encoded() {
      return "v:" + value.toText();
    }
  }

  /** The member of a list at that place. */
  record Index(int index) implements PathElement {
    @Override
    public String toString() {
      return "[" + index + "]";
    }

    @Override
    public String encoded() {
      return "i:" + index;
    }
  }

  /** As {@code fieldsV1} has it: {@code f:spec}. */
  String encoded();

  /**
   * The element that is written so, or null if it is none. Models fieldpath/serialize-pe.go:
   * DeserializePathElement.
   */
  static PathElement decode(String text) {
    if (text.length() < 2 || text.charAt(1) != ':') {
      return null;
    }
    String rest = text.substring(2);
    try {
      return switch (text.charAt(0)) {
        case 'f' -> new Name(rest);
        case 'k' -> Json.parse(rest) instanceof JsonObject fields ? new Key(fields) : null;
        case 'v' -> new Value(Json.parse(rest));
        case 'i' -> new Index(Integer.parseInt(rest));
        default -> null;
      };
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static String show(Json value) {
    return value instanceof JsonString(String text) ? GoSyntax.quote(text) : value.toText();
  }

  @Override
  default int compareTo(PathElement other) {
    int byKind = Integer.compare(rank(this), rank(other));
    if (byKind != 0) {
      return byKind;
    }
    return switch (this) {
      case Name(String name) -> name.compareTo(((Name) other).name());
      case Key(JsonObject fields) -> ValueOrder.compare(fields, ((Key) other).fields());
      case Value(Json value) -> ValueOrder.compare(value, ((Value) other).value());
      case Index(int index) -> Integer.compare(index, ((Index) other).index());
    };
  }

  private static int rank(PathElement element) {
    return switch (element) {
      case Name _ -> 0;
      case Key _ -> 1;
      case Value _ -> 2;
      case Index _ -> 3;
    };
  }
}
