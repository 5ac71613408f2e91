package io.kubeschool.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A typed view of an object's JSON tree: it names the fields, so that each name is written once. A
 * view costs a reference; its tree is immutable, and what changes a field gives a new tree.
 */
public interface KubernetesObject {

  /** The tree that this is a view of. */
  JsonObject json();

  /** {@code metadata.name}. */
  default String name() {
    return json().string("metadata", "name");
  }

  /** {@code metadata.namespace}, "" for cluster-scoped objects. */
  default String namespace() {
    return json().string("metadata", "namespace");
  }

  /** Namespace and name. */
  default ObjectKey key() {
    return ObjectKey.of(json());
  }

  /** {@code metadata.uid}. */
  default String uid() {
    return json().string("metadata", "uid");
  }

  /** {@code metadata.resourceVersion}. */
  default String resourceVersion() {
    return json().string("metadata", "resourceVersion");
  }

  /** {@code metadata.generation}, 0 if there is none. */
  default long generation() {
    return json().number(0, "metadata", "generation");
  }

  /** {@code metadata.labels}, in the order of their keys. */
  default Map<String, String> labels() {
    return json().object("metadata", "labels").strings();
  }

  /** {@code metadata.annotations}, in the order of their keys. */
  default Map<String, String> annotations() {
    return json().object("metadata", "annotations").strings();
  }

  /** {@code metadata.creationTimestamp} in RFC 3339, "" if there is none. */
  default String creationTimestamp() {
    return json().string("metadata", "creationTimestamp");
  }

  /** {@code metadata.deletionTimestamp} in RFC 3339, "" if it is not being deleted. */
  default String deletionTimestamp() {
    return json().string("metadata", "deletionTimestamp");
  }

  /** Whether it is being deleted. */
  default boolean isTerminating() {
    return !deletionTimestamp().isEmpty();
  }

  /** {@code metadata.finalizers}. */
  default List<String> finalizers() {
    return json().array("metadata", "finalizers").strings();
  }

  /** {@code metadata.ownerReferences}. */
  default List<OwnerReference> ownerReferences() {
    return json().array("metadata", "ownerReferences").objects().stream()
        .map(OwnerReference::new)
        .toList();
  }

  /** The owner that controls it. Models apimachinery meta/v1: GetControllerOf. */
  default Optional<OwnerReference> controller() {
    return ownerReferences().stream().filter(OwnerReference::isController).findFirst();
  }
}
