package io.kubeschool.model;

/** A view of a DaemonSet. */
public record DaemonSet(JsonObject json) implements KubernetesObject {

  /** The annotation that counts the template's changes, which was a field before apps/v1. */
  public static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

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

  /** Whether {@code spec.updateStrategy.type} is RollingUpdate. */
  public boolean rollsUpdates() {
    return json.string("spec", "updateStrategy", "type").equals("RollingUpdate");
  }

  /** How many pods of these may be missing during an update; a share is rounded up. */
  public int maxUnavailable(int desired) {
    return rolling("maxUnavailable", desired);
  }

  /** How many pods more than these may run during an update; a share is rounded up. */
  public int maxSurge(int desired) {
    return rolling("maxSurge", desired);
  }

  private int rolling(String field, int desired) {
    return rollsUpdates()
        ? IntOrPercent.scaled(
            json.get("spec", "updateStrategy", "rollingUpdate", field), desired, true)
        : 0;
  }

  /** {@code spec.revisionHistoryLimit}. */
  public int revisionHistoryLimit() {
    return (int) json.number(10, "spec", "revisionHistoryLimit");
  }

  /** How often its template has changed, "" if it does not say. */
  public String templateGeneration() {
    return json.string("metadata", "annotations", TEMPLATE_GENERATION);
  }

  /** {@code status.numberMisscheduled}. */
  public int misscheduled() {
    return (int) json.number(0, "status", "numberMisscheduled");
  }
}
