package io.kubeschool.kubectl.verb.run;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.verb.object.Pairs;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.List;
import java.util.Map;

/** The pod that {@code kubectl run} makes of its flags. Models pkg/generate/versioned/run.go. */
final class PodGenerator {

  private PodGenerator() {}

  /** The pod, without a namespace. */
  static JsonObject generate(Session session, String restartPolicy) {
    ParsedFlags flags = session.flags();
    String name = session.arguments().getFirst();
    JsonObject container =
        Json.objectOf("image", flags.string("image"), "name", name, "resources", JsonObject.EMPTY);
    JsonArray environment = environment(flags.strings("env"));
    Map<String, String> annotations =
        Pairs.parse(flags.strings("annotations"), "annotations", false).put();
    JsonObject labels = labels(flags.string("labels"), name);
    List<String> arguments = session.arguments().subList(1, session.arguments().size());
    if (!arguments.isEmpty()) {
      container =
          container.with(
              flags.bool("command") ? "command" : "args", JsonArray.ofStrings(arguments));
    }
    if (!environment.isEmpty()) {
      container = container.with("env", environment);
    }
    if (!flags.string("image-pull-policy").isEmpty()) {
      container = container.with("imagePullPolicy", (Object) flags.string("image-pull-policy"));
    }
    String port = flags.string("port");
    if (!port.isEmpty()) {
      container = container.with("ports", Json.arrayOf(Json.objectOf("containerPort", port(port))));
    }
    if (flags.bool("privileged")) {
      container = container.with("securityContext", Json.objectOf("privileged", true));
    }
    if (flags.bool("stdin")) {
      container = container.with("stdin", (Object) true);
      if (!flags.bool("leave-stdin-open")) {
        container = container.with("stdinOnce", (Object) true);
      }
    }
    if (flags.bool("tty")) {
      container = container.with("tty", (Object) true);
    }
    JsonObject metadata = Json.objectOf("labels", labels, "name", name);
    if (!annotations.isEmpty()) {
      metadata = metadata.with("annotations", JsonObject.ofStrings(annotations));
    }
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        metadata,
        "spec",
        Json.objectOf(
            "containers",
            Json.arrayOf(container),
            "dnsPolicy",
            "ClusterFirst",
            "restartPolicy",
            restartPolicy),
        "status",
        JsonObject.EMPTY);
  }

  /** A port's number. Models strconv.Atoi. */
  static long port(String text) {
    if (!text.matches("[+-]?[0-9]{1,18}")) {
      throw new CommandError("strconv.Atoi: parsing " + GoQuote.quote(text) + ": invalid syntax");
    }
    return Long.parseLong(text);
  }

  /** {@code a=b,c=d}, or else the label {@code run}. Models getLabels. */
  static JsonObject labels(String text, String name) {
    return text.isEmpty() ? Json.objectOf("run", name) : labels(text);
  }

  /**
   * Reads {@code a=b,c=d}. Models generate.ParseLabels.
   *
   * @throws CommandError if it is something else
   */
  static JsonObject labels(String text) {
    JsonObject labels = JsonObject.EMPTY;
    for (String label : text.split(",", -1)) {
      String[] parts = label.split("=", -1);
      if (parts.length != 2) {
        throw new CommandError("unexpected label spec: " + label);
      }
      if (parts[0].isEmpty()) {
        throw new CommandError("unexpected empty label key");
      }
      labels = labels.with(parts[0], (Object) parts[1]);
    }
    return labels;
  }

  private static JsonArray environment(List<String> specs) {
    JsonArray.Builder variables = JsonArray.builder();
    for (String spec : specs) {
      int equals = spec.indexOf('=');
      if (equals <= 0 || !NameSyntax.shellVariable(spec.substring(0, equals)).isEmpty()) {
        throw new CommandError("invalid env: " + spec);
      }
      JsonObject variable = Json.objectOf("name", spec.substring(0, equals));
      String value = spec.substring(equals + 1);
      variables.add(value.isEmpty() ? variable : variable.with("value", (Object) value));
    }
    return variables.build();
  }
}
