package io.kubeschool.controller.garbage;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Who owns whom, kept from what the informers tell; what changes in it decides who may have to be
 * deleted. Models garbagecollector/graph_builder.go.
 */
final class DependencyGraph {

  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  private final Map<String, DependencyNode> nodes = new HashMap<>();
  private final WorkQueue<DependencyNode> attemptToDelete;
  private final WorkQueue<DependencyNode> attemptToOrphan;
  private final BiFunction<String, String, ResourceKind> kinds;

  /**
   * An empty graph.
   *
   * @param kinds finds a kind by its apiVersion and name, null if there is none
   */
  DependencyGraph(
      WorkQueue<DependencyNode> attemptToDelete,
      WorkQueue<DependencyNode> attemptToOrphan,
      BiFunction<String, String, ResourceKind> kinds) {
    this.attemptToDelete = attemptToDelete;
    this.attemptToOrphan = attemptToOrphan;
    this.kinds = kinds;
  }

  DependencyNode get(String uid) {
    return nodes.get(uid);
  }

  InformerHandler handler(ResourceKind kind) {
    return new InformerHandler() {
      @Override
      public void added(JsonObject object) {
        changed(kind, null, object);
      }

      @Override
      public void updated(JsonObject old, JsonObject object) {
        if (old.field("metadata") != object.field("metadata")) {
          changed(kind, old, object);
        }
      }

      @Override
      public void deleted(JsonObject object) {
        removed(object.string("metadata", "uid"));
      }
    };
  }

  /** Models graph_builder.go: processGraphChanges, for additions and updates. */
  private void changed(ResourceKind kind, JsonObject old, JsonObject object) {
    String uid = object.string("metadata", "uid");
    JsonArray references = object.array("metadata", "ownerReferences");
    DependencyNode node = nodes.get(uid);
    boolean isNew = node == null || !node.isObserved();
    if (isNew) {
      node = observe(node, uid, kind, ObjectKey.of(object));
    }
    // Most changes leave them the very array that they were.
    if (isNew || old == null || old.array("metadata", "ownerReferences") != references) {
      List<OwnerReference> owners = references.objects().stream().map(OwnerReference::new).toList();
      if (!node.owners().equals(owners)) {
        replaceOwners(node, owners);
      }
    }
    if (object.has("metadata", "deletionTimestamp")) {
      node.markBeingDeleted();
    }
    processTransitions(old, object, node);
  }

  private DependencyNode observe(
      DependencyNode virtual, String uid, ResourceKind kind, ObjectKey key) {
    DependencyNode node = new DependencyNode(uid, kind, key);
    node.markObserved();
    if (virtual != null) {
      node.dependents().putAll(virtual.dependents());
      // Those that named it by another name or kind named nobody.
      if (!virtual.key().equals(key) || !kind.equals(virtual.kind())) {
        virtual.dependents().values().forEach(attemptToDelete::add);
      }
    }
    nodes.put(uid, node);
    return node;
  }

  private void replaceOwners(DependencyNode node, List<OwnerReference> owners) {
    Set<String> kept = new HashSet<>();
    owners.forEach(owner -> kept.add(owner.uid()));
    for (OwnerReference old : node.owners()) {
      DependencyNode owner = nodes.get(old.uid());
      if (owner == null) {
        continue;
      }
      boolean stillBlocks =
          owners.stream().anyMatch(o -> o.uid().equals(old.uid()) && o.blocksOwnerDeletion());
      if (old.blocksOwnerDeletion() && !stillBlocks && owner.isDeletingDependents()) {
        attemptToDelete.add(owner);
      }
      if (!kept.contains(old.uid())) {
        owner.dependents().remove(node.uid());
      }
    }
    node.owners(owners);
    for (OwnerReference reference : owners) {
      addToOwner(node, reference);
    }
  }

  /** Models graph_builder.go: addDependentToOwners. */
  private void addToOwner(DependencyNode node, OwnerReference reference) {
    DependencyNode owner = nodes.get(reference.uid());
    if (owner == null) {
      ResourceKind kind = kinds.apply(reference.apiVersion(), reference.kind());
      String namespace = kind != null && !kind.namespaced() ? "" : node.key().namespace();
      owner = new DependencyNode(reference.uid(), kind, new ObjectKey(namespace, reference.name()));
      nodes.put(reference.uid(), owner);
      // Whether there is such an owner at all is yet to be found out.
      attemptToDelete.add(owner);
    }
    owner.dependents().put(node.uid(), node);
    if (owner.isObserved() && !names(reference, owner, node)) {
      attemptToDelete.add(node);
    }
  }

  private static boolean names(
      OwnerReference reference, DependencyNode owner, DependencyNode dependent) {
    return owner.key().name().equals(reference.name())
        && owner.kind().kind().equals(reference.kind())
        && (owner.key().namespace().isEmpty()
            || owner.key().namespace().equals(dependent.key().namespace()));
  }

  /** Models graph_builder.go: processTransitions. */
  private void processTransitions(JsonObject old, JsonObject object, DependencyNode node) {
    if (starts(old, object, ORPHAN)) {
      attemptToOrphan.add(node);
    } else if (starts(old, object, FOREGROUND)) {
      node.markDeletingDependents();
      node.dependents().values().forEach(attemptToDelete::add);
      attemptToDelete.add(node);
    }
  }

  private static boolean starts(JsonObject old, JsonObject object, String finalizer) {
    return waits(object, finalizer) && (old == null || !waits(old, finalizer));
  }

  private static boolean waits(JsonObject object, String finalizer) {
    return object.has("metadata", "deletionTimestamp")
        && object.array("metadata", "finalizers").strings().contains(finalizer);
  }

  /** An object is gone, or never was. Models processGraphChanges, for deletions. */
  void removed(String uid) {
    DependencyNode node = nodes.remove(uid);
    if (node == null) {
      return;
    }
    for (OwnerReference reference : node.owners()) {
      DependencyNode owner = nodes.get(reference.uid());
      if (owner != null) {
        owner.dependents().remove(uid);
        if (owner.isDeletingDependents()) {
          attemptToDelete.add(owner);
        }
      }
    }
    node.dependents().values().forEach(attemptToDelete::add);
  }
}
