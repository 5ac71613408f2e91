package io.kubeschool.model;

/** A view of a Deployment. */
public record Deployment(JsonObject json) implements KubernetesObject {

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

  /** {@code spec.paused}. */
  public boolean isPaused() {
    return json.bool("spec", "paused");
  }

  /** Whether {@code spec.strategy.type} is RollingUpdate. */
  public boolean isRollingUpdate() {
    return json.string("spec", "strategy", "type").equals("RollingUpdate");
  }

  /** Whether {@code spec.strategy.type} is Recreate. */
  public boolean isRecreate() {
    return json.string("spec", "strategy", "type").equals("Recreate");
  }

  /** {@code spec.progressDeadlineSeconds}; the largest int, which means none, if it is not set. */
  public int progressDeadlineSeconds() {
    return (int) json.number(Integer.MAX_VALUE, "spec", "progressDeadlineSeconds");
  }

  /**
   * Whether lack of progress is told after a while. Models deployment_util: HasProgressDeadline.
   */
  public boolean hasProgressDeadline() {
    return progressDeadlineSeconds() != Integer.MAX_VALUE;
  }

  /** {@code spec.revisionHistoryLimit}; the largest int, which means none, if it is not set. */
  public int revisionHistoryLimit() {
    return (int) json.number(Integer.MAX_VALUE, "spec", "revisionHistoryLimit");
  }

  /** {@code status}. */
  public JsonObject status() {
    return json.object("status");
  }

  /** A whole number of the status, 0 if it is not there. */
  public int status(String name) {
    return (int) json.number(0, "status", name);
  }

  /** {@code status.conditions}. */
  public Conditions conditions() {
    return new Conditions(json.array("status", "conditions"));
  }

  /** The same with those {@code status.conditions}. */
  public Deployment withConditions(Conditions conditions) {
    return new Deployment(json.set(conditions.json(), "status", "conditions"));
  }

  /** The same with that {@code status}. */
  public Deployment withStatus(JsonObject status) {
    return new Deployment(json.with("status", status));
  }

  /** The annotation of that key, or "". */
  public String annotation(String key) {
    return json.string("metadata", "annotations", key);
  }
}
