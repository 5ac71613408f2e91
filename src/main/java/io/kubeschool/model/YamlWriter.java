package io.kubeschool.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes YAML as {@code kubectl -o yaml} does. Models sigs.k8s.io/yaml: JSONToYAML, and the parts
 * of go-yaml v2's emitter that it reaches: block collections, empty flow ones, five scalar styles.
 */
public final class YamlWriter {

  private final YamlScalarWriter out = new YamlScalarWriter();

  private YamlWriter() {}

  /** The text, its last line ended. */
  public static String write(Json value) {
    YamlWriter writer = new YamlWriter();
    writer.node(value, Place.ROOT, -1);
    return writer.out.finish();
  }

  private enum Place {
    ROOT,
    ITEM,
    VALUE
  }

  private void node(Json value, Place place, int indent) {
    switch (value) {
      case JsonObject object -> mapping(object, place, indent);
      case JsonArray array -> sequence(array, place, indent);
      case JsonString(String text) -> out.string(text, indent, false);
      case JsonNumber number -> out.plain(YamlNumbers.write(number));
      case JsonBoolean(boolean bool) -> out.plain(Boolean.toString(bool));
      case JsonNull _ -> out.plain("null");
    }
  }

  private void mapping(JsonObject object, Place place, int parent) {
    if (object.isEmpty()) {
      out.indicator("{", true, true, false);
      out.indicator("}", false, false, false);
      return;
    }
    int indent = parent < 0 ? 0 : parent + 2;
    List<String> names = new ArrayList<>(object.names());
    names.sort(YamlKeyOrder.INSTANCE);
    for (String name : names) {
      out.indent(indent);
      boolean simple = YamlScalar.isSimpleKey(name);
      if (!simple) {
        out.indicator("?", true, false, true);
      }
      out.string(name, indent, simple);
      if (!simple) {
        out.indent(indent);
      }
      out.indicator(":", !simple, false, !simple);
      node(object.field(name), Place.VALUE, indent);
    }
  }

  private void sequence(JsonArray array, Place place, int parent) {
    if (array.isEmpty()) {
      out.indicator("[", true, true, false);
      out.indicator("]", false, false, false);
      return;
    }
    // A list that is the value of a field is not indented against the field's name.
    int indent = parent < 0 ? 0 : place == Place.VALUE && !out.atIndention() ? parent : parent + 2;
    for (Json item : array) {
      out.indent(indent);
      out.indicator("-", true, false, true);
      node(item, Place.ITEM, indent);
    }
  }
}
