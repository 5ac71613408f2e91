package io.kubeschool.controller.statefulset;

import io.kubeschool.controller.PodControl;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.StatefulSet;

/**
 * The pods of StatefulSets as they should be: names, numbers, claims. Models
 * pkg/controller/statefulset/stateful_set_utils.go.
 */
final class StatefulPods {

  /** The label with a pod's revision. */
  static final String REVISION = "controller-revision-hash";

  private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
  private static final String POD_INDEX = "apps.kubernetes.io/pod-index";

  private StatefulPods() {}

  /** A pod's number, or -1. Models getOrdinal. */
  static int ordinal(JsonObject pod) {
    String name = pod.string("metadata", "name");
    String digits = name.substring(name.lastIndexOf('-') + 1);
    return name.contains("-") && digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }

  /** Whether a pod is called as one of that set. Models isMemberOf. */
  static boolean isMember(StatefulSet set, JsonObject pod) {
    String name = pod.string("metadata", "name");
    return ordinal(pod) >= 0 && name.substring(0, name.lastIndexOf('-')).equals(set.name());
  }

  /** Whether a set wants a pod of that number. */
  static boolean isWanted(StatefulSet set, int ordinal) {
    return ordinal >= set.start() && ordinal < set.start() + set.replicas();
  }

  static String revision(JsonObject pod) {
    return pod.string("metadata", "labels", REVISION);
  }

  /** A pod of that number and revision. Models newStatefulSetPod. */
  static JsonObject create(StatefulSet set, int ordinal, String revision) {
    String name = set.name() + "-" + ordinal;
    JsonObject pod =
        PodControl.podOf(set.template(), Kinds.STATEFUL_SET, set.json())
            .remove("metadata", "generateName")
            .set(name, "metadata", "name")
            .set(name, "spec", "hostname");
    if (!set.serviceName().isEmpty()) {
      pod = pod.set(set.serviceName(), "spec", "subdomain");
    }
    return withStorage(set, withIdentity(pod)).set(revision, "metadata", "labels", REVISION);
  }

  /** Models updateIdentity. */
  static JsonObject withIdentity(JsonObject pod) {
    return pod.set(pod.string("metadata", "name"), "metadata", "labels", POD_NAME)
        .set(Integer.toString(ordinal(pod)), "metadata", "labels", POD_INDEX);
  }

  /** Models identityMatches. */
  static boolean hasIdentity(JsonObject pod) {
    return pod.string("metadata", "labels", POD_NAME).equals(pod.string("metadata", "name"));
  }

  /** What a claim of that template is called. Models getPersistentVolumeClaimName. */
  static String claimName(StatefulSet set, Json template, int ordinal) {
    return template.string("metadata", "name") + "-" + set.name() + "-" + ordinal;
  }

  /** A claim for the pod of that number. Models getPersistentVolumeClaims. */
  static JsonObject claim(StatefulSet set, JsonObject template, int ordinal) {
    JsonObject labels = template.object("metadata", "labels");
    for (var label : set.json().object("spec", "selector", "matchLabels")) {
      labels = labels.with(label.getKey(), label.getValue());
    }
    JsonObject claim =
        template
            .with("apiVersion", "v1")
            .with("kind", "PersistentVolumeClaim")
            .without("status")
            .set(claimName(set, template, ordinal), "metadata", "name")
            .set(set.namespace(), "metadata", "namespace")
            .remove("metadata", "creationTimestamp");
    return labels.isEmpty() ? claim : claim.set(labels, "metadata", "labels");
  }

  /** Whether a pod has the volumes of its claims. Models storageMatches. */
  static boolean hasStorage(StatefulSet set, JsonObject pod) {
    for (Json template : set.claimTemplates()) {
      JsonObject volume =
          pod.array("spec", "volumes").find("name", template.string("metadata", "name"));
      if (volume == null
          || !volume
              .string("persistentVolumeClaim", "claimName")
              .equals(claimName(set, template, ordinal(pod)))) {
        return false;
      }
    }
    return true;
  }

  /** A pod with the volumes of its claims. Models updateStorage. */
  static JsonObject withStorage(StatefulSet set, JsonObject pod) {
    if (set.claimTemplates().isEmpty()) {
      return pod;
    }
    JsonArray volumes = JsonArray.EMPTY;
    for (Json template : set.claimTemplates()) {
      volumes =
          volumes.plus(
              Json.objectOf(
                  "name",
                  template.string("metadata", "name"),
                  "persistentVolumeClaim",
                  Json.objectOf("claimName", claimName(set, template, ordinal(pod)))));
    }
    for (Json volume : pod.array("spec", "volumes")) {
      if (volumes.find("name", volume.string("name")) == null) {
        volumes = volumes.plus(volume);
      }
    }
    return pod.set(volumes, "spec", "volumes");
  }
}
