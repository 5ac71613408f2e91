package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Labels, annotations, tolerations and taints, one to a line. Models describe.go: print*Multiline.
 */
final class Metadata {

  private static final int LONGEST_ANNOTATION = 140;
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Metadata() {}

  /** Name, namespace, labels and annotations, as most descriptions begin. */
  static void header(JsonObject object, DescribeWriter out) {
    out.field(0, "Name", object.string("metadata", "name"));
    out.field(0, "Namespace", object.string("metadata", "namespace"));
    labelsAndAnnotations(object, out);
  }

  static void labelsAndAnnotations(JsonObject object, DescribeWriter out) {
    labels("Labels", object.object("metadata", "labels").strings(), out);
    annotations("Annotations", object.object("metadata", "annotations").strings(), out);
  }

  static void labels(String title, Map<String, String> labels, DescribeWriter out) {
    labels("", title, labels, out);
  }

  static void labels(String indent, String title, Map<String, String> labels, DescribeWriter out) {
    lines(
        indent,
        title,
        labels.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList(),
        out);
  }

  static void annotations(String title, Map<String, String> all, DescribeWriter out) {
    out.write(0, title + ":\t");
    Map<String, String> annotations = new TreeMap<>(all);
    annotations.remove(LAST_APPLIED);
    if (annotations.isEmpty()) {
      out.write(0, "<none>\n");
      return;
    }
    String indent = "";
    for (Map.Entry<String, String> entry : annotations.entrySet()) {
      String key = entry.getKey();
      String value =
          entry.getValue().endsWith("\n")
              ? entry.getValue().substring(0, entry.getValue().length() - 1)
              : entry.getValue();
      out.write(0, indent);
      indent = "\t";
      if (value.length() + key.length() + 2 > LONGEST_ANNOTATION || value.contains("\n")) {
        out.write(0, key + ":\n");
        for (String line : value.split("\n", -1)) {
          out.write(0, "\t  " + shortened(line) + "\n");
        }
      } else {
        out.write(0, key + ": " + value + "\n");
      }
    }
  }

  private static String shortened(String line) {
    int longest = LONGEST_ANNOTATION - 2;
    return line.length() > longest ? line.substring(0, longest) + "..." : line;
  }

  static void tolerations(String title, JsonArray tolerations, DescribeWriter out) {
    lines("", title, sorted(tolerations, t -> t.string("key"), Metadata::toleration), out);
  }

  private static String toleration(JsonObject toleration) {
    StringBuilder text = new StringBuilder(toleration.string("key"));
    String value = toleration.string("value");
    String effect = toleration.string("effect");
    if (!value.isEmpty()) {
      text.append('=').append(value);
    }
    if (!effect.isEmpty()) {
      text.append(':').append(effect);
    }
    if (toleration.string("operator").equals("Exists") && value.isEmpty()) {
      text.append(text.isEmpty() ? "op=Exists" : " op=Exists");
    }
    if (toleration.has("tolerationSeconds")) {
      text.append(" for ").append(toleration.number(0, "tolerationSeconds")).append('s');
    }
    return text.toString();
  }

  static void taints(String title, JsonArray taints, DescribeWriter out) {
    lines(
        "",
        title,
        sorted(taints, t -> t.string("effect") + "," + t.string("key"), Metadata::taint),
        out);
  }

  private static String taint(JsonObject taint) {
    String value = taint.string("value");
    String effect = taint.string("effect");
    return taint.string("key")
        + (value.isEmpty() ? "" : "=" + value)
        + (effect.isEmpty() ? "" : ":" + effect);
  }

  private static List<String> sorted(
      JsonArray items, Function<JsonObject, String> key, Function<JsonObject, String> text) {
    return items.objects().stream().sorted(Comparator.comparing(key)).map(text).toList();
  }

  /** A title and lines under each other, or {@code <none>}. */
  static void lines(String indent, String title, List<String> lines, DescribeWriter out) {
    out.write(0, indent + title + ":\t");
    if (lines.isEmpty()) {
      out.write(0, "<none>\n");
    }
    for (int i = 0; i < lines.size(); i++) {
      out.write(0, (i == 0 ? "" : indent + "\t") + lines.get(i) + "\n");
    }
  }
}
