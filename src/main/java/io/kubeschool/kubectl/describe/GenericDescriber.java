package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Describes what has no describer of its own, field by field. Models describe.go: genericDescriber.
 */
final class GenericDescriber implements Describer {

  private static final Set<String> SKIPPED =
      Set.of(
          ".metadata.managedFields",
          ".metadata.name",
          ".metadata.namespace",
          ".metadata.labels",
          ".metadata.annotations");
  private static final Pattern WORD = Pattern.compile("[\\p{L}-]+");

  @Override
  public void describe(JsonObject object, DescribeContext context, DescribeWriter out) {
    Metadata.header(object, out);
    fields(object, 0, "", out);
    Events.about(object, context, out);
  }

  private static void fields(JsonObject object, int level, String prefix, DescribeWriter out) {
    object.forEach((name, value) -> {
      String path = prefix + "." + name;
      if (SKIPPED.contains(path)) {
        return;
      }
      switch (value) {
        case JsonObject child -> {
          out.write(level, label(name) + ":\n");
          fields(child, level + 1, path, out);
        }
        case JsonArray items -> {
          out.write(level, label(name) + ":\n");
          items.forEach(item -> item(item, level + 1, path, out));
        }
        default -> out.field(level, label(name), GoFormat.value(value));
      }
    });
  }

  private static void item(Json item, int level, String path, DescribeWriter out) {
    if (item instanceof JsonObject child) {
      fields(child, level, path, out);
    } else {
      out.write(level, GoFormat.value(item) + "\n");
    }
  }

  /** {@code apiVersion} becomes {@code API Version}. Models describe.go: smartLabelFor. */
  static String label(String field) {
    if (!WORD.matcher(field).matches()) {
      return field;
    }
    StringBuilder label = new StringBuilder();
    for (String part :
        field.split("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=-)|(?=-)")) {
      String word = part;
      if (Set.of("API", "URL", "UID", "GUID").contains(part.toUpperCase(Locale.ROOT))) {
        word = part.toUpperCase(Locale.ROOT);
      } else if (part.equals(part.toLowerCase(Locale.ROOT))) {
        word = Character.toUpperCase(part.charAt(0)) + part.substring(1);
      }
      label.append(label.isEmpty() ? "" : " ").append(word);
    }
    return label.toString();
  }
}
