package io.kubeschool.model;

import java.util.List;

/** A view of a Service. */
public record Service(JsonObject json) implements KubernetesObject {

  /** {@code spec.type}. */
  public String type() {
    return json.string("spec", "type");
  }

  /** {@code spec.clusterIP}, {@code None} for a headless one. */
  public String clusterIp() {
    return json.string("spec", "clusterIP");
  }

  /** Whether it has an address of its own. Models apis/core/v1/helper: IsServiceIPSet. */
  public boolean hasClusterIp() {
    return !clusterIp().isEmpty() && !clusterIp().equals("None");
  }

  /** Whether it has a selector; one without gets its endpoints from somebody else. */
  public boolean hasSelector() {
    return !json.object("spec", "selector").isEmpty();
  }

  /** {@code spec.selector}. */
  public LabelSelector selector() {
    return LabelSelector.ofLabels(json.object("spec", "selector").strings());
  }

  /** {@code spec.ports}. */
  public List<JsonObject> ports() {
    return json.array("spec", "ports").objects();
  }

  /** {@code spec.publishNotReadyAddresses}. */
  public boolean publishesNotReadyAddresses() {
    return json.bool("spec", "publishNotReadyAddresses");
  }
}
