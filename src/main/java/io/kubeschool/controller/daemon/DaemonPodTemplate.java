package io.kubeschool.controller.daemon;

import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a DaemonSet adds to the template of its pods: tolerations, the node, the revision. Models
 * pkg/controller/daemon/util/daemonset_util.go.
 */
final class DaemonPodTemplate {

  /** The label with a pod's revision. */
  static final String HASH = "controller-revision-hash";

  private static final String GENERATION = "pod-template-generation";
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final List<JsonObject> TOLERATIONS =
      List.of(
          toleration("not-ready", "NoExecute"),
          toleration("unreachable", "NoExecute"),
          toleration("disk-pressure", "NoSchedule"),
          toleration("memory-pressure", "NoSchedule"),
          toleration("pid-pressure", "NoSchedule"),
          toleration("unschedulable", "NoSchedule"));
  private static final JsonObject NETWORK_UNAVAILABLE =
      toleration("network-unavailable", "NoSchedule");

  private DaemonPodTemplate() {}

  private static JsonObject toleration(String key, String effect) {
    return Json.objectOf(
        "key", "node.kubernetes.io/" + key, "operator", "Exists", "effect", effect);
  }

  /** The template for a pod on that node. Models CreatePodTemplate. */
  static JsonObject of(DaemonSet set, String hash, String node) {
    JsonObject template =
        set.template()
            .edit(DaemonPodTemplate::tolerant, "spec")
            .edit(affinity -> bound(affinity, node), "spec", "affinity");
    if (!set.templateGeneration().isEmpty()) {
      template = template.set(set.templateGeneration(), "metadata", "labels", GENERATION);
    }
    return template.set(hash, "metadata", "labels", HASH);
  }

  /** A pod's spec with the tolerations of daemons. Models AddOrUpdateDaemonPodTolerations. */
  static JsonObject tolerant(JsonObject spec) {
    List<JsonObject> tolerations = new ArrayList<>(spec.array("tolerations").objects());
    TOLERATIONS.forEach(toleration -> put(tolerations, toleration));
    if (spec.bool("hostNetwork")) {
      put(tolerations, NETWORK_UNAVAILABLE);
    }
    return spec.with("tolerations", JsonArray.copyOf(tolerations));
  }

  // Models apis/core/v1/helper: AddOrUpdateToleration, which puts it in the place of its match.
  private static void put(List<JsonObject> tolerations, JsonObject toleration) {
    for (int i = 0; i < tolerations.size(); i++) {
      JsonObject other = tolerations.get(i);
      if (other.string("key").equals(toleration.string("key"))
          && other.string("effect").equals(toleration.string("effect"))
          && other.string("operator").equals(toleration.string("operator"))
          && other.string("value").isEmpty()) {
        tolerations.set(i, toleration);
        return;
      }
    }
    tolerations.add(toleration);
  }

  /** Models ReplaceDaemonSetPodNodeNameNodeAffinity. */
  private static JsonObject bound(JsonObject affinity, String node) {
    JsonObject field =
        Json.objectOf("key", "metadata.name", "operator", "In", "values", Json.arrayOf(node));
    JsonObject term = Json.objectOf("matchFields", Json.arrayOf(field));
    return affinity.set(Json.arrayOf(term), "nodeAffinity", REQUIRED, "nodeSelectorTerms");
  }

  /** The node that a pod runs on or is meant for, or null. Models GetTargetNodeName. */
  static String targetNode(JsonObject pod) {
    String bound = pod.string("spec", "nodeName");
    if (!bound.isEmpty()) {
      return bound;
    }
    JsonArray terms = pod.array("spec", "affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms");
    for (Json term : terms) {
      for (Json field : term.array("matchFields")) {
        List<String> values = field.array("values").strings();
        if (field.string("key").equals("metadata.name") && field.string("operator").equals("In")) {
          return values.size() == 1 ? values.getFirst() : null;
        }
      }
    }
    return null;
  }

  /** Whether a pod is of that revision or template. Models IsPodUpdated. */
  static boolean isUpdated(DaemonSet set, JsonObject pod, String hash) {
    JsonObject labels = pod.object("metadata", "labels");
    if (!hash.isEmpty() && labels.string(HASH).equals(hash)) {
      return true;
    }
    String generation = set.templateGeneration();
    return !generation.isEmpty() && labels.string(GENERATION).equals(generation);
  }
}
