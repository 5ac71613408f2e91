package io.kubeschool.model;

/** A view of an entry of {@code metadata.ownerReferences}. */
public record OwnerReference(JsonObject json) {

  /** A reference to the controller {@code owner}. Models apimachinery meta/v1: NewControllerRef. */
  public static OwnerReference controller(KubernetesObject owner, String apiVersion, String kind) {
    return new OwnerReference(
        Json.objectOf(
            "apiVersion",
            apiVersion,
            "kind",
            kind,
            "name",
            owner.name(),
            "uid",
            owner.uid(),
            "controller",
            true,
            "blockOwnerDeletion",
            true));
  }

  /** {@code apps/v1}. */
  public String apiVersion() {
    return json.string("apiVersion");
  }

  /** {@code ReplicaSet}. */
  public String kind() {
    return json.string("kind");
  }

  /** The owner's name. */
  public String name() {
    return json.string("name");
  }

  /** The owner's uid. */
  public String uid() {
    return json.string("uid");
  }

  /** Whether this owner is the managing controller. */
  public boolean isController() {
    return json.bool("controller");
  }

  /** Whether the owner cannot be removed in the foreground before its dependent is. */
  public boolean blocksOwnerDeletion() {
    return json.bool("blockOwnerDeletion");
  }
}
