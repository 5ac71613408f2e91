package io.kubeschool.controller.daemon;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.controller.TemplateHash;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ControllerRevisions of DaemonSets: one for each template that a set has had. Models
 * pkg/controller/daemon/update.go: constructHistory, cleanupHistory, snapshot.
 */
final class DaemonHistory {

  private final ApiClient client;
  private final SharedInformer revisions;
  private final DaemonPods pods;

  DaemonHistory(ApiClient client, SharedInformer revisions, DaemonPods pods) {
    this.client = client;
    this.revisions = revisions;
    this.pods = pods;
  }

  /**
   * A set's revisions.
   *
   * @param current that of its template
   * @param old the others
   */
  record Revisions(JsonObject current, List<JsonObject> old) {

    /** The value of the pods' label. */
    String hash() {
      return current.string("metadata", "labels", DaemonPodTemplate.HASH);
    }
  }

  /**
   * Finds a set's revisions, makes that of its template if it is missing and numbers it as the
   * newest.
   *
   * @throws ApiException if the server refuses
   */
  Revisions construct(DaemonSet set) {
    List<JsonObject> current = new ArrayList<>();
    List<JsonObject> old = new ArrayList<>();
    JsonObject data = data(set);
    for (JsonObject revision :
        new ControllerRefManager(
                client, Kinds.DAEMON_SET, set.json(), set.selector(), Kinds.CONTROLLER_REVISION)
            .claim(revisions.list(set.namespace()))) {
      (revision.object("data").equals(data) ? current : old).add(revision);
    }
    long next = old.stream().mapToLong(DaemonHistory::number).max().orElse(0) + 1;
    if (current.isEmpty()) {
      return new Revisions(snapshot(set, data, next), old);
    }
    JsonObject kept = keepOne(set, current);
    if (number(kept) < next) {
      ApiException.check(client.update(Kinds.CONTROLLER_REVISION, kept.with("revision", next)));
    }
    return new Revisions(kept, old);
  }

  private static long number(JsonObject revision) {
    return revision.number(0, "revision");
  }

  /** What a revision keeps: a patch that restores the template. Models getPatch. */
  private static JsonObject data(DaemonSet set) {
    return Json.objectOf(
        "spec", Json.objectOf("template", set.template().with("$patch", "replace")));
  }

  private JsonObject snapshot(DaemonSet set, JsonObject data, long number) {
    Integer collisions =
        set.json().get("status", "collisionCount") instanceof JsonNumber count
            ? (int) count.longValue()
            : null;
    String hash = TemplateHash.of(set.template(), collisions);
    JsonObject owner =
        OwnerReference.controller(
                set, Kinds.DAEMON_SET.groupVersion().toString(), Kinds.DAEMON_SET.kind())
            .json();
    JsonObject metadata =
        Json.objectOf(
            "name",
            set.name() + "-" + hash,
            "namespace",
            set.namespace(),
            "labels",
            set.template().object("metadata", "labels").with(DaemonPodTemplate.HASH, hash),
            "ownerReferences",
            JsonArray.of(owner));
    JsonObject annotations = set.json().object("metadata", "annotations");
    if (!annotations.isEmpty()) {
      metadata = metadata.with("annotations", annotations);
    }
    JsonObject revision =
        Json.objectOf(
            "apiVersion", Kinds.CONTROLLER_REVISION.groupVersion().toString(),
            "kind", Kinds.CONTROLLER_REVISION.kind(),
            "metadata", metadata,
            "data", data,
            "revision", number);
    Reply reply = client.create(Kinds.CONTROLLER_REVISION, revision);
    if (!reply.reason().equals("AlreadyExists")) {
      return ApiException.check(reply);
    }
    JsonObject there =
        ApiException.check(client.get(Kinds.CONTROLLER_REVISION, ObjectKey.of(revision)));
    if (there.object("data").equals(data)) {
      return there;
    }
    JsonObject fresh = ApiException.check(client.get(Kinds.DAEMON_SET, set.key()));
    long collided = fresh.number(0, "status", "collisionCount") + 1;
    ApiException.check(
        client.updateStatus(Kinds.DAEMON_SET, fresh.set(collided, "status", "collisionCount")));
    return ApiException.check(reply);
  }

  /** Models dedupCurHistories. */
  private JsonObject keepOne(DaemonSet set, List<JsonObject> current) {
    JsonObject kept = current.getFirst();
    for (JsonObject revision : current) {
      kept = number(revision) >= number(kept) ? revision : kept;
    }
    if (current.size() == 1) {
      return kept;
    }
    String hash = kept.string("metadata", "labels", DaemonPodTemplate.HASH);
    for (JsonObject pod : pods.of(set)) {
      if (!pod.string("metadata", "labels", DaemonPodTemplate.HASH).equals(hash)) {
        JsonObject patch = JsonObject.EMPTY.set(hash, "metadata", "labels", DaemonPodTemplate.HASH);
        ApiException.check(client.patch(Kinds.POD, ObjectKey.of(pod), Request.MERGE_PATCH, patch));
      }
    }
    for (JsonObject revision : current) {
      if (revision != kept) {
        delete(revision);
      }
    }
    return kept;
  }

  /** Deletes the oldest revisions beyond the limit that no pod has. Models cleanupHistory. */
  void cleanUp(DaemonSet set, List<JsonObject> old) {
    int surplus = old.size() - set.revisionHistoryLimit();
    if (surplus <= 0) {
      return;
    }
    Set<String> live = new TreeSet<>();
    for (List<JsonObject> there : pods.byNode(set, true).values()) {
      there.forEach(pod -> live.add(pod.string("metadata", "labels", DaemonPodTemplate.HASH)));
    }
    for (JsonObject revision :
        old.stream().sorted(Comparator.comparingLong(DaemonHistory::number)).toList()) {
      if (surplus > 0
          && !live.contains(revision.string("metadata", "labels", DaemonPodTemplate.HASH))) {
        delete(revision);
        surplus--;
      }
    }
  }

  private void delete(JsonObject revision) {
    ApiException.check(client.delete(Kinds.CONTROLLER_REVISION, ObjectKey.of(revision)));
  }
}
