package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container's variables. Models describe.go: describeContainerEnvVars. */
final class EnvironmentVariables {

  private static final Pattern KEYED = Pattern.compile("metadata\\.(labels|annotations)\\['(.*)']");

  private final JsonObject pod;
  private final JsonObject container;
  private final DescribeWriter out;

  EnvironmentVariables(JsonObject pod, JsonObject container, DescribeWriter out) {
    this.pod = pod;
    this.container = container;
    this.out = out;
  }

  void describe() {
    JsonArray variables = container.array("env");
    out.write(2, "Environment:" + (variables.isEmpty() ? "\t<none>" : "") + "\n");
    for (JsonObject variable : variables.objects()) {
      if (variable.has("valueFrom")) {
        String text = from(variable.object("valueFrom"));
        if (!text.isEmpty()) {
          out.field(3, variable.string("name"), text);
        }
      } else {
        plain(variable);
      }
    }
  }

  private void plain(JsonObject variable) {
    String name = variable.string("name") + ":";
    for (String line : variable.string("value").split("\n", -1)) {
      out.write(3, name + "\t" + line + "\n");
      name = "";
    }
  }

  private String from(JsonObject source) {
    if (source.has("fieldRef")) {
      JsonObject field = source.object("fieldRef");
      String path = field.string("fieldPath");
      String version = field.string("apiVersion");
      return podField(path) + " (" + (version.isEmpty() ? "v1" : version) + ":" + path + ")";
    }
    if (source.has("resourceFieldRef")) {
      String resource = source.string("resourceFieldRef", "resource");
      return resource(source.object("resourceFieldRef"), resource) + " (" + resource + ")";
    }
    if (source.has("secretKeyRef")) {
      JsonObject key = source.object("secretKeyRef");
      return reference(key, "in secret");
    }
    return source.has("configMapKeyRef")
        ? reference(source.object("configMapKeyRef"), "of config map")
        : "";
  }

  private static String reference(JsonObject key, String where) {
    return "<set to the key '"
        + key.string("key")
        + "' "
        + where
        + " '"
        + key.string("name")
        + "'>\tOptional: "
        + key.bool("optional");
  }

  /** Models pkg/util/fieldpath as kubectl has it: of all fields it knows the metadata only. */
  private String podField(String path) {
    Matcher keyed = KEYED.matcher(path);
    if (keyed.matches()) {
      return pod.string("metadata", keyed.group(1), keyed.group(2));
    }
    return switch (path) {
      case "metadata.name", "metadata.namespace", "metadata.uid" ->
          pod.string("metadata", path.substring("metadata.".length()));
      default -> "";
    };
  }

  /** Models kubectl util/resource: ExtractContainerResourceValue. */
  private String resource(JsonObject reference, String resource) {
    int dot = resource.indexOf('.');
    if (dot < 0) {
      return "";
    }
    String name = resource.substring(dot + 1);
    Quantity quantity = quantity(container.object("resources", resource.substring(0, dot)), name);
    Quantity divisor = quantity(reference, "divisor");
    boolean isCpu = name.equals("cpu");
    long amount = isCpu ? quantity.millis() : quantity.value();
    long unit = divisor.isZero() ? isCpu ? 1000 : 1 : isCpu ? divisor.millis() : divisor.value();
    long value = Math.ceilDiv(amount, unit);
    return value == 0 && resource.startsWith("limits.") && (isCpu || name.equals("memory"))
        ? "node allocatable"
        : Long.toString(value);
  }

  private static Quantity quantity(JsonObject quantities, String name) {
    return quantities.has(name) ? Quantity.of(quantities.get(name)) : Quantity.ZERO;
  }
}
