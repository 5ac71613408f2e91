package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The warnings about pods and their templates that people meet: duplicate ports and variables.
 * Models pkg/api/pod/warnings.go: warningsForPodSpecAndMeta, in part.
 */
final class PodWarnings {

  private PodWarnings() {}

  static List<String> of(JsonObject object, ResourceKind kind) {
    if (kind.kind().equals("Pod")) {
      return podSpec(object.object("spec"), FieldPath.of("spec"));
    }
    return object.has("spec", "template", "spec")
        ? podSpec(
            object.object("spec", "template", "spec"), FieldPath.of("spec", "template", "spec"))
        : List.of();
  }

  private static List<String> podSpec(JsonObject spec, FieldPath path) {
    List<String> warnings = new ArrayList<>();
    for (String list : List.of("initContainers", "containers")) {
      List<JsonObject> containers = spec.array(list).objects();
      for (int i = 0; i < containers.size(); i++) {
        variables(containers.get(i), path.child(list).index(i).child("env"), warnings);
        ports(containers.get(i), path.child(list).index(i).child("ports"), warnings);
      }
    }
    return warnings;
  }

  private static void variables(JsonObject container, FieldPath path, List<String> warnings) {
    List<JsonObject> variables = container.array("env").objects();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      String name = variables.get(i).string("name");
      if (first.putIfAbsent(name, i) != null
          && !variables.get(i).string("value").contains("$(" + name + ")")) {
        warnings.add(
            path.index(i)
                + ": hides previous definition of \""
                + name
                + "\", which may be dropped"
                + " when using apply");
      }
    }
  }

  private static void ports(JsonObject container, FieldPath path, List<String> warnings) {
    List<JsonObject> ports = container.array("ports").objects();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < ports.size(); i++) {
      JsonObject port = ports.get(i);
      String key =
          port.number(0, "containerPort")
              + "/"
              + port.string("protocol")
              + "/"
              + port.number(0, "hostPort")
              + port.string("hostIP");
      Integer other = first.putIfAbsent(key, i);
      if (other != null) {
        warnings.add(path.index(i) + ": duplicate port definition with " + path.index(other));
      }
    }
  }
}
