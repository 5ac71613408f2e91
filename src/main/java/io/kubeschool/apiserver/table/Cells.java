package io.kubeschool.apiserver.table;

import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in the cells of several kinds' tables. Models pkg/printers/internalversion. */
final class Cells {

  private Cells() {}

  /** How long ago a timestamp is. Models printers.go: translateTimestampSince. */
  static String since(String timestamp, Instant now) {
    return timestamp.isEmpty()
        ? "<unknown>"
        : HumanDuration.format(Duration.between(Instant.parse(timestamp), now));
  }

  /** A text, or {@code otherwise} if there is none. */
  static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** What is at a path as text, or {@code otherwise} if nothing is. */
  static String textAt(JsonObject object, String otherwise, String... path) {
    return switch (object.get(path)) {
      case null -> otherwise;
      case JsonString(String text) -> text;
      case Json other -> other.toText();
    };
  }

  /** The names of containers. Models printers.go: layoutContainerCells. */
  static String names(JsonArray containers) {
    return join(containers, "name", ",");
  }

  /** The images of containers. */
  static String images(JsonArray containers) {
    return join(containers, "image", ",");
  }

  /** One field of each object. */
  static String join(JsonArray objects, String field, String separator) {
    return objects.objects().stream()
        .map(object -> object.string(field))
        .collect(Collectors.joining(separator));
  }

  /** A LabelSelector. Models meta/v1: FormatLabelSelector. */
  static String selector(Json selector) {
    return selector instanceof JsonObject object
        ? orElse(LabelSelector.of(object).toString(), "<none>")
        : "<none>";
  }

  /** A map of labels. Models labels.FormatLabels. */
  static String labels(JsonObject labels) {
    Map<String, String> strings = labels.strings();
    return strings.isEmpty()
        ? "<none>"
        : strings.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }

  /** The first three, and how many more. Models printers.go: listWithMoreString. */
  static String firstThree(List<String> texts) {
    return orElse(some(texts, 3, ","), "<unset>");
  }

  /** The first few, and how many more. */
  static String some(List<String> texts, int max, String separator) {
    String shown = texts.stream().limit(max).collect(Collectors.joining(separator));
    return texts.size() > max ? shown + " + " + (texts.size() - max) + " more..." : shown;
  }

  /** The addresses of a load balancer. Models printers.go: loadBalancerStatusStringer. */
  static String loadBalancer(JsonObject object) {
    return object.array("status", "loadBalancer", "ingress").objects().stream()
        .map(ingress -> orElse(ingress.string("ip"), ingress.string("hostname")))
        .filter(address -> !address.isEmpty())
        .sorted()
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** The status of a condition, "" if there is none of that type. */
  static String condition(JsonObject object, String type) {
    JsonObject condition = object.array("status", "conditions").find("type", type);
    return condition == null ? "" : condition.string("status");
  }

  /** Access modes in short. Models pkg/apis/core/helper: GetAccessModesAsString. */
  static String accessModes(JsonArray modes) {
    List<String> some = modes.strings();
    return List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod").stream()
        .filter(some::contains)
        .map(mode ->
            switch (mode) {
              case "ReadWriteOnce" -> "RWO";
              case "ReadOnlyMany" -> "ROX";
              case "ReadWriteMany" -> "RWX";
              default -> "RWOP";
            })
        .collect(Collectors.joining(","));
  }
}
