package io.kubeschool.kubectl.kustomize;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a resource came from, or what changed it, for the annotations that {@code buildMetadata}
 * asks for. Models api resource/origin.go.
 *
 * @param path of a file, from where the build began; "" for what was generated
 * @param configuredIn the kustomization file of a generator or transformer, or ""
 * @param configuredBy its kind, or ""
 */
record Origin(String path, String configuredIn, String configuredBy) {

  static final String ANNOTATION = "config.kubernetes.io/origin";
  static final String TRANSFORMATIONS = "alpha.config.kubernetes.io/transformations";

  /** That of a file or folder. */
  static Origin of(String path) {
    return new Origin(path, "", "");
  }

  /** A generator or transformer that a kustomization file has configured. */
  Origin plugin(String file, String kind) {
    return new Origin("", join(path, file), kind);
  }

  /** That of what lies below. */
  Origin append(String below) {
    return new Origin(join(path, below), "", "");
  }

  private static String join(String path, String below) {
    String joined = path.isEmpty() ? below : path + "/" + below;
    return Path.of(joined).normalize().toString();
  }

  /** Says of a resource that this is where it came from. */
  void annotate(Resource resource) {
    annotate(resource, text());
  }

  static void annotate(Resource resource, String text) {
    Map<String, String> annotations = new TreeMap<>(resource.annotations());
    annotations.put(ANNOTATION, text);
    resource.annotate(annotations);
  }

  /** Says of a resource that this has changed it, or made it if nothing is known about it. */
  void recordOn(Resource resource) {
    Map<String, String> annotations = new TreeMap<>(resource.annotations());
    if (!annotations.containsKey(ANNOTATION)) {
      annotations.put(ANNOTATION, text());
    } else {
      String item = "- " + text().stripTrailing().replace("\n", "\n  ") + "\n";
      annotations.merge(TRANSFORMATIONS, item, String::concat);
    }
    resource.annotate(annotations);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    if (!path.isEmpty()) {
      text.append("path: ").append(path).append('\n');
    }
    if (!configuredIn.isEmpty()) {
      text.append("configuredIn: ").append(configuredIn).append('\n');
    }
    if (!configuredBy.isEmpty()) {
      text.append("configuredBy:\n  apiVersion: builtin\n  kind: ")
          .append(configuredBy)
          .append('\n');
    }
    return text.toString();
  }
}
