package io.kubeschool.controller.garbage;

import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object in the graph of owners and dependents. Models garbagecollector/graph.go: node. */
final class DependencyNode {

  private final String uid;
  private final ResourceKind kind;
  private final ObjectKey key;
  private final Map<String, DependencyNode> dependents = new LinkedHashMap<>();
  private List<OwnerReference> owners = List.of();
  private boolean observed;
  private boolean beingDeleted;
  private boolean deletingDependents;

  DependencyNode(String uid, ResourceKind kind, ObjectKey key) {
    this.uid = uid;
    this.kind = kind;
    this.key = key;
  }

  String uid() {
    return uid;
  }

  ResourceKind kind() {
    return kind;
  }

  ObjectKey key() {
    return key;
  }

  /** The objects that name it as an owner, by uid. */
  Map<String, DependencyNode> dependents() {
    return dependents;
  }

  List<OwnerReference> owners() {
    return owners;
  }

  void owners(List<OwnerReference> changed) {
    owners = changed;
  }

  /** Whether it was seen, and not only named as an owner. */
  boolean isObserved() {
    return observed;
  }

  void markObserved() {
    observed = true;
  }

  boolean isBeingDeleted() {
    return beingDeleted;
  }

  void markBeingDeleted() {
    beingDeleted = true;
  }

  /** Whether it waits until its dependents are deleted. */
  boolean isDeletingDependents() {
    return deletingDependents;
  }

  void markDeletingDependents() {
    deletingDependents = true;
  }

  /** The dependents that it must wait for. */
  List<DependencyNode> blockingDependents() {
    return dependents.values().stream()
        .filter(dependent ->
            dependent.owners.stream()
                .anyMatch(owner -> owner.uid().equals(uid) && owner.blocksOwnerDeletion()))
        .toList();
  }
}
