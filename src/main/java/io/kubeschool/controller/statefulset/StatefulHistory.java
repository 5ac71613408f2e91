package io.kubeschool.controller.statefulset;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.controller.TemplateHash;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.StatefulSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ControllerRevisions of StatefulSets: one for each template that a set has had. Models
 * pkg/controller/statefulset/stateful_set_control.go: getStatefulSetRevisions, truncateHistory, and
 * pkg/controller/history.
 */
final class StatefulHistory {

  private static final Comparator<JsonObject> BY_REVISION =
      Comparator.<JsonObject>comparingLong(r -> r.number(0, "revision"))
          .thenComparing(r -> r.string("metadata", "creationTimestamp"))
          .thenComparing(r -> r.string("metadata", "name"));

  private final ApiClient client;
  private final SharedInformer revisions;

  StatefulHistory(ApiClient client, SharedInformer revisions) {
    this.client = client;
    this.revisions = revisions;
  }

  /**
   * A set's revisions.
   *
   * @param current that which its pods come from
   * @param update that which they go to
   * @param all all of them, the oldest first
   */
  record Revisions(JsonObject current, JsonObject update, List<JsonObject> all) {

    String currentName() {
      return current.string("metadata", "name");
    }

    String updateName() {
      return update.string("metadata", "name");
    }
  }

  /**
   * Finds a set's revisions and makes that of its template the newest.
   *
   * @throws ApiException if the server refuses
   */
  Revisions of(StatefulSet set) {
    List<JsonObject> all =
        new ArrayList<>(
            new ControllerRefManager(
                    client,
                    Kinds.STATEFUL_SET,
                    set.json(),
                    set.selector(),
                    Kinds.CONTROLLER_REVISION)
                .claim(revisions.list(set.namespace())));
    all.sort(BY_REVISION);
    JsonObject data =
        Json.objectOf("spec", Json.objectOf("template", set.template().with("$patch", "replace")));
    JsonObject update = null;
    for (JsonObject revision : all) {
      update = revision.object("data").equals(data) ? revision : update;
    }
    long next = all.isEmpty() ? 1 : all.getLast().number(0, "revision") + 1;
    if (update == null) {
      update = create(set, data, next);
    } else if (update != all.getLast()) {
      update =
          ApiException.check(
              client.update(Kinds.CONTROLLER_REVISION, update.with("revision", next)));
    }
    JsonObject current = update;
    for (JsonObject revision : all) {
      if (revision.string("metadata", "name").equals(set.currentRevision())) {
        current = revision;
      }
    }
    return new Revisions(current, update, all);
  }

  /** The template that a revision keeps. Models ApplyRevision. */
  static StatefulSet restored(StatefulSet set, JsonObject revision) {
    return set.withTemplate(revision.object("data", "spec", "template").without("$patch"));
  }

  private JsonObject create(StatefulSet set, JsonObject data, long number) {
    int collisions =
        set.json().get("status", "collisionCount") instanceof JsonNumber count
            ? (int) count.longValue()
            : 0;
    JsonObject owner =
        OwnerReference.controller(
                set, Kinds.STATEFUL_SET.groupVersion().toString(), Kinds.STATEFUL_SET.kind())
            .json();
    for (; ; collisions++) {
      String hash = TemplateHash.of(data, collisions);
      JsonObject metadata =
          Json.objectOf(
              "name",
              set.name() + "-" + hash,
              "namespace",
              set.namespace(),
              "labels",
              set.template()
                  .object("metadata", "labels")
                  .with("controller.kubernetes.io/hash", hash),
              "ownerReferences",
              JsonArray.of(owner));
      JsonObject annotations = set.json().object("metadata", "annotations");
      JsonObject revision =
          Json.objectOf(
              "apiVersion",
              Kinds.CONTROLLER_REVISION.groupVersion().toString(),
              "kind",
              Kinds.CONTROLLER_REVISION.kind(),
              "metadata",
              annotations.isEmpty() ? metadata : metadata.with("annotations", annotations),
              "data",
              data,
              "revision",
              number);
      Reply reply = client.create(Kinds.CONTROLLER_REVISION, revision);
      if (!reply.reason().equals("AlreadyExists")) {
        return ApiException.check(reply);
      }
      JsonObject there =
          ApiException.check(client.get(Kinds.CONTROLLER_REVISION, ObjectKey.of(revision)));
      if (there.object("data").equals(data)) {
        return there;
      }
    }
  }

  /** Deletes the oldest revisions beyond the limit that nothing needs. Models truncateHistory. */
  void truncate(StatefulSet set, List<JsonObject> pods, Revisions of) {
    Set<String> live = new TreeSet<>(Set.of(of.currentName()));
    live.add(of.updateName());
    pods.forEach(pod -> live.add(StatefulPods.revision(pod)));
    List<JsonObject> dead = new ArrayList<>(of.all());
    dead.removeIf(revision -> live.contains(revision.string("metadata", "name")));
    for (int i = 0; i < dead.size() - set.revisionHistoryLimit(); i++) {
      ApiException.check(client.delete(Kinds.CONTROLLER_REVISION, ObjectKey.of(dead.get(i))));
    }
  }
}
