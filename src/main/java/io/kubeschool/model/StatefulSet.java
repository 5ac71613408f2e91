package io.kubeschool.model;

/** A view of a StatefulSet. */
public record StatefulSet(JsonObject json) implements KubernetesObject {

  /** {@code spec.replicas}. */
  public int replicas() {
    return (int) json.number(1, "spec", "replicas");
  }

  /** The number of its first pod. */
  public int start() {
    return (int) json.number(0, "spec", "ordinals", "start");
  }

  /** {@code spec.minReadySeconds}. */
  public int minReadySeconds() {
    return (int) json.number(0, "spec", "minReadySeconds");
  }

  /** {@code spec.template}. */
  public JsonObject template() {
    return json.object("spec", "template");
  }

  /** {@code spec.selector}. */
  public LabelSelector selector() {
    return LabelSelector.of(json.object("spec", "selector"));
  }

  /** {@code spec.volumeClaimTemplates}. */
  public JsonArray claimTemplates() {
    return json.array("spec", "volumeClaimTemplates");
  }

  /** {@code spec.serviceName}. */
  public String serviceName() {
    return json.string("spec", "serviceName");
  }

  /** Whether its pods are started and ended all at once. */
  public boolean isParallel() {
    return json.string("spec", "podManagementPolicy").equals("Parallel");
  }

  /** Whether {@code spec.updateStrategy.type} is RollingUpdate. */
  public boolean rollsUpdates() {
    return json.string("spec", "updateStrategy", "type").equals("RollingUpdate");
  }

  /** Whether it says how to roll updates. */
  public boolean hasRollingUpdate() {
    return json.has("spec", "updateStrategy", "rollingUpdate");
  }

  /** From which number on pods are updated. */
  public int partition() {
    return (int) json.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
  }

  /** {@code spec.revisionHistoryLimit}. */
  public int revisionHistoryLimit() {
    return (int) json.number(10, "spec", "revisionHistoryLimit");
  }

  /** Whether claims go when their pod is scaled away. */
  public boolean deletesClaimsWhenScaled() {
    return deletesClaims("whenScaled");
  }

  /** Whether claims go when the set is deleted. */
  public boolean deletesClaimsWhenDeleted() {
    return deletesClaims("whenDeleted");
  }

  private boolean deletesClaims(String when) {
    return json.string("spec", "persistentVolumeClaimRetentionPolicy", when).equals("Delete");
  }

  /** {@code status.currentRevision}. */
  public String currentRevision() {
    return json.string("status", "currentRevision");
  }

  /** {@code status.currentReplicas}. */
  public int currentReplicas() {
    return (int) json.number(0, "status", "currentReplicas");
  }

  /** The same with that template. */
  public StatefulSet withTemplate(JsonObject template) {
    return new StatefulSet(json.set(template, "spec", "template"));
  }
}
