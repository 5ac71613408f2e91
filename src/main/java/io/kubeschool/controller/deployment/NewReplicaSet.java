package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.TemplateHash;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ReplicaSet;
import java.util.List;

/**
 * Finds or makes the ReplicaSet that has the Deployment's template, and keeps its revision the
 * highest. Models pkg/controller/deployment/sync.go: getNewReplicaSet.
 */
final class NewReplicaSet {

  private static final int MAX_NAME = 253;

  private final DeploymentSync sync;

  NewReplicaSet(DeploymentSync sync) {
    this.sync = sync;
  }

  /** The new ReplicaSet, or null if there is none and it is not to be made. */
  ReplicaSet get(List<ReplicaSet> sets, List<ReplicaSet> old, boolean create) {
    ReplicaSet existing = ReplicaSets.findNew(sync.deployment(), sets);
    long newRevision = RevisionAnnotations.maxRevision(old) + 1;
    if (existing != null) {
      return existing(existing, newRevision);
    }
    return create ? create(old, newRevision) : null;
  }

  private ReplicaSet existing(ReplicaSet set, long newRevision) {
    Deployment deployment = sync.deployment();
    ReplicaSet annotated = RevisionAnnotations.annotate(deployment, set, newRevision, true);
    if (annotated != set || set.minReadySeconds() != deployment.minReadySeconds()) {
      JsonObject changed = annotated.json();
      if (set.minReadySeconds() != deployment.minReadySeconds()) {
        changed =
            deployment.minReadySeconds() == 0
                ? changed.remove("spec", "minReadySeconds")
                : changed.set(deployment.minReadySeconds(), "spec", "minReadySeconds");
      }
      return new ReplicaSet(ApiException.check(sync.client().update(Kinds.REPLICA_SET, changed)));
    }
    boolean needsUpdate = setRevision(set.annotation(RevisionAnnotations.REVISION));
    if (deployment.hasProgressDeadline()
        && deployment.conditions().find(DeploymentConditions.PROGRESSING) == null) {
      sync.setCondition(
          DeploymentConditions.PROGRESSING,
          "True",
          DeploymentConditions.FOUND,
          "Found new replica set \"" + set.name() + "\"");
      needsUpdate = true;
    }
    if (needsUpdate) {
      sync.updateStatus();
    }
    return set;
  }

  private ReplicaSet create(List<ReplicaSet> old, long newRevision) {
    Deployment deployment = sync.deployment();
    ReplicaSet made = make(old, newRevision);
    Reply reply = sync.client().create(Kinds.REPLICA_SET, made.json());
    boolean alreadyExists = reply.reason().equals("AlreadyExists");
    ReplicaSet created;
    if (alreadyExists) {
      created = existingOrCollision(made.name(), reply);
    } else if (!reply.isSuccess()) {
      reportFailure(made.name(), reply);
      throw failure(reply);
    } else {
      created = new ReplicaSet(reply.object());
    }
    if (!alreadyExists && made.replicas() > 0) {
      sync.recorder()
          .normal(
              Kinds.DEPLOYMENT,
              deployment.json(),
              "ScalingReplicaSet",
              "Scaled up replica set " + created.name() + " from 0 to " + made.replicas());
    }
    boolean needsUpdate = setRevision(Long.toString(newRevision));
    if (!alreadyExists && deployment.hasProgressDeadline()) {
      sync.setCondition(
          DeploymentConditions.PROGRESSING,
          "True",
          DeploymentConditions.CREATED,
          "Created new replica set \"" + created.name() + "\"");
      needsUpdate = true;
    }
    if (needsUpdate) {
      sync.updateStatus();
    }
    return created;
  }

  private ReplicaSet make(List<ReplicaSet> old, long newRevision) {
    Deployment deployment = sync.deployment();
    Integer collisions =
        deployment.status().field("collisionCount") instanceof JsonNumber number
            ? (int) number.longValue()
            : null;
    String hash = TemplateHash.of(deployment.template(), collisions);
    JsonObject template =
        deployment.template().set(hash, "metadata", "labels", ReplicaSets.HASH_LABEL);
    JsonObject spec =
        Json.objectOf(
            "replicas",
            0,
            "selector",
            deployment
                .json()
                .object("spec", "selector")
                .set(hash, "matchLabels", ReplicaSets.HASH_LABEL),
            "template",
            template);
    if (deployment.minReadySeconds() > 0) {
      spec = spec.with("minReadySeconds", deployment.minReadySeconds());
    }
    ReplicaSet set =
        new ReplicaSet(
            Json.objectOf(
                "apiVersion",
                "apps/v1",
                "kind",
                "ReplicaSet",
                "metadata",
                Json.objectOf(
                    "name", name(deployment.name(), hash),
                    "namespace", deployment.namespace(),
                    "labels", template.object("metadata", "labels"),
                    "ownerReferences",
                        Json.arrayOf(
                            OwnerReference.controller(deployment, "apps/v1", "Deployment").json())),
                "spec",
                spec));
    set = set.withReplicas(RollingUpdate.newReplicas(deployment, ReplicaSets.all(old, set), set));
    return RevisionAnnotations.annotate(deployment, set, newRevision, false);
  }

  // The name is a hash, so what has it is either ours from a moment ago or another template's.
  private ReplicaSet existingOrCollision(String name, Reply reply) {
    Deployment deployment = sync.deployment();
    JsonObject cached = sync.cachedReplicaSet(name);
    if (cached == null) {
      throw failure(reply);
    }
    if (ControllerRef.isControlledBy(cached, deployment.json())
        && ReplicaSets.sameTemplate(deployment.template(), new ReplicaSet(cached).template())) {
      return new ReplicaSet(cached);
    }
    sync.deployment(
        deployment.withStatus(
            deployment.status().with("collisionCount", deployment.status("collisionCount") + 1)));
    sync.client().updateStatus(Kinds.DEPLOYMENT, sync.deployment().json());
    throw failure(reply);
  }

  private void reportFailure(String name, Reply reply) {
    if (ApiException.isNamespaceTerminating(reply)) {
      return;
    }
    String message = "Failed to create new replica set \"" + name + "\": " + reply.message();
    if (sync.deployment().hasProgressDeadline()) {
      sync.setCondition(
          DeploymentConditions.PROGRESSING, "False", DeploymentConditions.CREATE_ERROR, message);
      sync.client().updateStatus(Kinds.DEPLOYMENT, sync.deployment().json());
    }
    sync.recorder()
        .warning(
            Kinds.DEPLOYMENT, sync.deployment().json(), DeploymentConditions.CREATE_ERROR, message);
  }

  private boolean setRevision(String revision) {
    Deployment deployment = sync.deployment();
    if (deployment.annotation(RevisionAnnotations.REVISION).equals(revision)) {
      return false;
    }
    sync.deployment(
        new Deployment(
            deployment
                .json()
                .set(revision, "metadata", "annotations", RevisionAnnotations.REVISION)));
    return true;
  }

  private static RuntimeException failure(Reply reply) {
    try {
      ApiException.check(reply);
      throw new IllegalArgumentException("not a failure");
    } catch (ApiException e) {
      return e;
    }
  }

  private static String name(String deployment, String hash) {
    int most = MAX_NAME - 1 - hash.length();
    return (deployment.length() > most ? deployment.substring(0, most) : deployment) + "-" + hash;
  }
}
