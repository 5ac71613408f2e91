package io.kubeschool.model;

import java.util.List;

/** A view of a ReplicaSet; of a ReplicationController too, which has the same fields. */
public record ReplicaSet(JsonObject json) implements KubernetesObject {

  /** {@code spec.replicas}, 1 if it is not set. */
  public int replicas() {
    return (int) json.number(1, "spec", "replicas");
  }

  /** {@code spec.minReadySeconds}. */
  public int minReadySeconds() {
    return (int) json.number(0, "spec", "minReadySeconds");
  }

  /** {@code spec.template}. */
  public JsonObject template() {
    return json.object("spec", "template");
  }

  /** {@code status.replicas}. */
  public int statusReplicas() {
    return (int) json.number(0, "status", "replicas");
  }

  /** {@code status.readyReplicas}. */
  public int readyReplicas() {
    return (int) json.number(0, "status", "readyReplicas");
  }

  /** {@code status.availableReplicas}. */
  public int availableReplicas() {
    return (int) json.number(0, "status", "availableReplicas");
  }

  /** {@code status.observedGeneration}, 0 until it was looked at. */
  public long observedGeneration() {
    return json.number(0, "status", "observedGeneration");
  }

  /** {@code status.conditions}. */
  public List<JsonObject> conditions() {
    return json.array("status", "conditions").objects();
  }

  /** The annotation of that key, or "". */
  public String annotation(String key) {
    return json.string("metadata", "annotations", key);
  }

  /** The same with that {@code spec.replicas}. */
  public ReplicaSet withReplicas(int replicas) {
    return new ReplicaSet(json.set(replicas, "spec", "replicas"));
  }

  /** The same with that annotation. */
  public ReplicaSet withAnnotation(String key, String value) {
    return new ReplicaSet(json.set(value, "metadata", "annotations", key));
  }
}
