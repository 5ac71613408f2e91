package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.Timestamps;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How describers write single values. */
final class Texts {

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Texts() {}

  /** A timestamp as Go's RFC1123Z; a missing one is Go's zero time. */
  static String time(String timestamp) {
    return timestamp.isEmpty()
        ? "Mon, 01 Jan 0001 00:00:00 +0000"
        : RFC_1123.format(Timestamps.parse(timestamp));
  }

  /** A value as {@code %v} prints it; a missing one as {@code otherwise}. */
  static String orElse(Json value, String otherwise) {
    return value == null ? otherwise : GoFormat.value(value);
  }

  /** {@code True}, {@code False}, or {@code <unset>}. */
  static String bool(Json value) {
    return value instanceof JsonBoolean(boolean bool) ? bool ? "True" : "False" : "<unset>";
  }

  /** A text, or {@code <none>}. */
  static String orNone(String text) {
    return text.isEmpty() ? "<none>" : text;
  }

  static String join(JsonArray strings, String separator) {
    return String.join(separator, strings.strings());
  }

  /** {@code [a b]}. */
  static String list(JsonArray array) {
    return GoFormat.value(array);
  }

  /** A number or percentage. */
  static String intOrString(Json value) {
    return value instanceof JsonString(String text) ? text : orElse(value, "<nil>");
  }

  /** A {@code LabelSelector} object, {@code <none>} if it selects nothing in particular. */
  static String selector(JsonObject selector) {
    return orNone(LabelSelector.of(selector).toString());
  }

  /** {@code Kind/name} of the controller, "" if there is none. */
  static String controller(JsonObject object) {
    List<JsonObject> owners = object.array("metadata", "ownerReferences").objects();
    return owners.stream()
        .filter(o -> o.bool("controller"))
        .findFirst()
        .map(o -> o.string("kind") + "/" + o.string("name"))
        .orElse("");
  }
}
