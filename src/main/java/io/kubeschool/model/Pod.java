package io.kubeschool.model;

import java.util.List;

/** A view of a Pod. */
public record Pod(JsonObject json) implements KubernetesObject {

  /** {@code spec.nodeName}, "" until it is bound. */
  public String nodeName() {
    return json.string("spec", "nodeName");
  }

  /** {@code status.phase}. */
  public String phase() {
    return json.string("status", "phase");
  }

  /** {@code status.podIP}, "" until it has one. */
  public String podIp() {
    return json.string("status", "podIP");
  }

  /** {@code spec.containers}. */
  public List<JsonObject> containers() {
    return json.array("spec", "containers").objects();
  }

  /** {@code status.containerStatuses}. */
  public List<JsonObject> containerStatuses() {
    return json.array("status", "containerStatuses").objects();
  }

  /** The condition of that type, or the empty object. */
  public JsonObject condition(String type) {
    JsonObject condition = json.array("status", "conditions").find("type", type);
    return condition == null ? JsonObject.EMPTY : condition;
  }

  /** Whether its Ready condition is true. Models pkg/api/v1/pod: IsPodReady. */
  public boolean isReady() {
    return condition("Ready").string("status").equals("True");
  }

  /** Whether it has ended for good. */
  public boolean isFinished() {
    return phase().equals("Succeeded") || phase().equals("Failed");
  }
}
