package io.kubeschool.apiserver.registry;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * The {@code scale} subresource. Models pkg/registry/apps/deployment/storage: scaleFromDeployment.
 */
public final class Scales {

  /** What is sent and answered there. */
  public static final ResourceKind KIND =
      new ResourceKind(
          new GroupVersion("autoscaling", "v1"),
          "Scale",
          "scales",
          "scale",
          true,
          List.of(),
          List.of());

  private Scales() {}

  /** The scale of a workload. */
  public static JsonObject of(JsonObject workload) {
    JsonObject metadata = workload.object("metadata");
    JsonObject scaleMetadata =
        Json.objectOf(
            "name", metadata.string("name"),
            "namespace", metadata.string("namespace"),
            "uid", metadata.string("uid"),
            "resourceVersion", metadata.string("resourceVersion"),
            "creationTimestamp", metadata.string("creationTimestamp"));
    JsonObject status = Json.objectOf("replicas", workload.number(0, "status", "replicas"));
    String selector = selector(workload);
    long replicas = workload.number(0, "spec", "replicas");
    return Json.objectOf(
        "apiVersion",
        "autoscaling/v1",
        "kind",
        "Scale",
        "metadata",
        scaleMetadata,
        "spec",
        replicas == 0 ? JsonObject.EMPTY : Json.objectOf("replicas", replicas),
        "status",
        selector.isEmpty() ? status : status.with("selector", selector));
  }

  /** The workload with the replicas and the resource version that the scale tells. */
  public static JsonObject applyTo(JsonObject workload, JsonObject scale) {
    JsonObject scaled = workload.set(scale.number(0, "spec", "replicas"), "spec", "replicas");
    String version = scale.string("metadata", "resourceVersion");
    return version.isEmpty()
        ? scaled.remove("metadata", "resourceVersion")
        : scaled.set(version, "metadata", "resourceVersion");
  }

  /**
   * What an apply of a scale applies to the workload, for the server keeps track of the replicas
   * there. Models pkg/util/managedfields/scalehandler.go.
   */
  public static JsonObject applied(ResourceKind workload, JsonObject scale) {
    if (!scale.string("apiVersion").equals(KIND.groupVersion().toString())) {
      throw Failure.badRequest(
          "Incorrect version specified in apply patch. Specified patch version: "
              + scale.string("apiVersion")
              + ", expected: "
              + KIND.groupVersion());
    }
    return scale
        .without("status")
        .with("apiVersion", (Object) workload.groupVersion().toString())
        .with("kind", (Object) workload.kind());
  }

  private static String selector(JsonObject workload) {
    JsonObject selector = workload.object("spec", "selector");
    boolean isLabelSelector = selector.has("matchLabels") || selector.has("matchExpressions");
    if (isLabelSelector) {
      return LabelSelector.of(selector).toString();
    }
    return LabelSelector.ofLabels(selector.strings()).toString();
  }
}
