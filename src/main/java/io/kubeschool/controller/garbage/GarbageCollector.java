package io.kubeschool.controller.garbage;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.ServedKinds;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Deletes what has lost its owners, before or after them as they were deleted, and frees what is to
 * be left behind. Models pkg/controller/garbagecollector.
 */
public final class GarbageCollector {

  private static final String NAME = "generic-garbage-collector";

  private final ControllerContext context;
  private final ApiClient client;
  private final Controller<DependencyNode> deletions;
  private final Controller<DependencyNode> orphans;
  private final DependencyGraph graph;

  /** A collector that works from {@link #start} on. */
  public GarbageCollector(ControllerContext context) {
    this.context = context;
    this.client = context.client(NAME);
    this.deletions = new Controller<>(context.simulation(), NAME, this::attemptToDelete);
    this.orphans = new Controller<>(context.simulation(), NAME, this::attemptToOrphan);
    this.graph = new DependencyGraph(deletions.queue(), orphans.queue(), GarbageCollector::kindOf);
  }

  /** Follows all kinds that can be deleted, and begins to work. */
  public void start() {
    for (ResourceKind kind : new ServedKinds(client).with("delete", "list", "watch")) {
      if (!kind.equals(Kinds.EVENT) && !kind.equals(Kinds.EVENTS_EVENT)) {
        context.informers().of(kind).addHandler(graph.handler(kind));
      }
    }
    deletions.start();
    orphans.start();
  }

  private static ResourceKind kindOf(String apiVersion, String kind) {
    for (ResourceKind candidate : Kinds.all()) {
      if (candidate.kind().equals(kind) && candidate.groupVersion().toString().equals(apiVersion)) {
        return candidate;
      }
    }
    return null;
  }

  /** Models garbagecollector.go: attemptToDeleteItem. */
  private Result attemptToDelete(DependencyNode item) {
    if (graph.get(item.uid()) != item || item.isBeingDeleted() && !item.isDeletingDependents()) {
      return Result.DONE;
    }
    if (item.kind() == null) {
      return Result.failed("no matches for kind");
    }
    Reply reply = client.get(item.kind(), item.key());
    if (reply.reason().equals("NotFound")
        || reply.isSuccess() && !reply.object().string("metadata", "uid").equals(item.uid())) {
      graph.removed(item.uid());
      return Result.DONE;
    }
    JsonObject latest = ApiException.check(reply);
    if (item.isDeletingDependents()) {
      return deleteDependents(item);
    }
    List<OwnerReference> owners =
        latest.array("metadata", "ownerReferences").objects().stream()
            .map(OwnerReference::new)
            .toList();
    if (owners.isEmpty()) {
      return item.isObserved() ? Result.DONE : Result.failed("not seen yet");
    }
    return judge(item, latest, owners);
  }

  private Result judge(DependencyNode item, JsonObject latest, List<OwnerReference> owners) {
    List<OwnerReference> solid = new ArrayList<>();
    List<OwnerReference> dangling = new ArrayList<>();
    List<OwnerReference> waiting = new ArrayList<>();
    for (OwnerReference reference : owners) {
      classify(item, reference, solid, dangling, waiting);
    }
    if (!solid.isEmpty()) {
      dangling.addAll(waiting);
      return dangling.isEmpty()
          ? Result.DONE
          : Result.of(removeOwners(item, dangling.stream().map(OwnerReference::uid).toList()));
    }
    if (!waiting.isEmpty() && !item.dependents().isEmpty()) {
      if (item.dependents().values().stream().anyMatch(DependencyNode::isDeletingDependents)) {
        ApiException.check(unblockOwners(item, latest));
      }
      return delete(item, latest, "Foreground");
    }
    return delete(item, latest, policy(latest));
  }

  private static String policy(JsonObject object) {
    List<String> finalizers = object.array("metadata", "finalizers").strings();
    if (finalizers.contains(DependencyGraph.ORPHAN)) {
      return "Orphan";
    }
    return finalizers.contains(DependencyGraph.FOREGROUND) ? "Foreground" : "Background";
  }

  /** Models garbagecollector.go: classifyReferences and isDangling. */
  private void classify(
      DependencyNode item,
      OwnerReference reference,
      List<OwnerReference> solid,
      List<OwnerReference> dangling,
      List<OwnerReference> waiting) {
    ResourceKind kind = kindOf(reference.apiVersion(), reference.kind());
    if (kind == null) {
      solid.add(reference);
      return;
    }
    String namespace = kind.namespaced() ? item.key().namespace() : "";
    Reply reply = client.get(kind, new ObjectKey(namespace, reference.name()));
    if (reply.reason().equals("NotFound")) {
      dangling.add(reference);
      return;
    }
    JsonObject owner = ApiException.check(reply);
    if (!owner.string("metadata", "uid").equals(reference.uid())) {
      dangling.add(reference);
    } else if (owner.has("metadata", "deletionTimestamp")
        && owner.array("metadata", "finalizers").strings().contains(DependencyGraph.FOREGROUND)) {
      waiting.add(reference);
    } else {
      solid.add(reference);
    }
  }

  private Result delete(DependencyNode item, JsonObject latest, String policy) {
    Reply reply =
        client.delete(
            item.kind(),
            item.key(),
            Json.objectOf(
                "apiVersion",
                "v1",
                "kind",
                "DeleteOptions",
                "propagationPolicy",
                policy,
                "preconditions",
                Json.objectOf(
                    "uid", item.uid(),
                    "resourceVersion", latest.string("metadata", "resourceVersion"))));
    if (reply.reason().equals("NotFound")) {
      graph.removed(item.uid());
      return Result.DONE;
    }
    return Result.of(reply);
  }

  /** Models garbagecollector.go: processDeletingDependentsItem. */
  private Result deleteDependents(DependencyNode item) {
    List<DependencyNode> blocking = item.blockingDependents();
    if (blocking.isEmpty()) {
      return removeFinalizer(item, DependencyGraph.FOREGROUND);
    }
    for (DependencyNode dependent : blocking) {
      if (!dependent.isDeletingDependents()) {
        deletions.queue().add(dependent);
      }
    }
    return Result.DONE;
  }

  /** Models garbagecollector.go: attemptToOrphanWorker. */
  private Result attemptToOrphan(DependencyNode owner) {
    for (DependencyNode dependent : List.copyOf(owner.dependents().values())) {
      Reply reply = removeOwners(dependent, List.of(owner.uid()));
      if (!reply.reason().equals("NotFound")) {
        ApiException.check(reply);
      }
    }
    return removeFinalizer(owner, DependencyGraph.ORPHAN);
  }

  private Reply removeOwners(DependencyNode item, Collection<String> uids) {
    JsonArray.Builder references = JsonArray.builder();
    uids.forEach(uid -> references.add(Json.objectOf("$patch", "delete", "uid", uid)));
    JsonObject patch =
        Json.objectOf(
            "metadata", Json.objectOf("ownerReferences", references.build(), "uid", item.uid()));
    return client.patch(item.kind(), item.key(), Request.STRATEGIC_MERGE_PATCH, patch);
  }

  // A circle of owners that wait for each other is broken here.
  private Reply unblockOwners(DependencyNode item, JsonObject latest) {
    JsonArray unblocked =
        latest
            .array("metadata", "ownerReferences")
            .map(reference -> ((JsonObject) reference).with("blockOwnerDeletion", false));
    return client.patch(
        item.kind(),
        item.key(),
        Request.STRATEGIC_MERGE_PATCH,
        Json.objectOf("metadata", Json.objectOf("ownerReferences", unblocked, "uid", item.uid())));
  }

  /** Models garbagecollector/operations.go: removeFinalizer. */
  private Result removeFinalizer(DependencyNode item, String finalizer) {
    Reply reply = client.get(item.kind(), item.key());
    if (reply.reason().equals("NotFound")) {
      return Result.DONE;
    }
    JsonObject object = ApiException.check(reply);
    List<String> finalizers = new ArrayList<>(object.array("metadata", "finalizers").strings());
    if (!finalizers.remove(finalizer)) {
      return Result.DONE;
    }
    JsonObject patch =
        Json.objectOf(
            "metadata",
            Json.objectOf(
                "resourceVersion", object.string("metadata", "resourceVersion"),
                "uid", item.uid(),
                "finalizers", finalizers));
    return Result.of(client.patch(item.kind(), item.key(), Request.MERGE_PATCH, patch));
  }
}
