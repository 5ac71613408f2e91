package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The revisions of a workload: of a Deployment its ReplicaSets, of the others their
 * ControllerRevisions. Models k8s.io/kubectl pkg/polymorphichelpers/history.go.
 *
 * @param owner the workload as it is now
 * @param revisions by number
 */
record Revisions(JsonObject owner, SortedMap<Long, JsonObject> revisions) {

  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final Map<String, String> NAMES =
      Map.of("Deployment", "deployment", "DaemonSet", "DaemonSet", "StatefulSet", "Statefulset");

  /** Whether objects of that kind have revisions. */
  static boolean exist(ResourceKind kind) {
    return kind.groupVersion().group().equals("apps") && NAMES.containsKey(kind.kind());
  }

  /**
   * Reads the revisions of an object from the server.
   *
   * @throws CommandError if that fails
   */
  static Revisions read(Client client, ResourceInfo info) {
    String kind = info.mapping().kind().kind();
    JsonObject owner;
    try {
      owner = client.get(info.path());
    } catch (StatusError e) {
      throw new CommandError(
          "failed to retrieve %s %s: %s".formatted(NAMES.get(kind), info.name(), e.getMessage()));
    }
    boolean deployment = kind.equals("Deployment");
    SortedMap<Long, JsonObject> revisions = new TreeMap<>();
    for (JsonObject each : owned(client, owner, deployment)) {
      if (!deployment) {
        revisions.put(each.number(0, "revision"), each);
        continue;
      }
      String number = each.object("metadata", "annotations").string(REVISION);
      revisions.put(number.isEmpty() ? 0 : Long.parseLong(number), each);
    }
    return new Revisions(owner, revisions);
  }

  private static List<JsonObject> owned(Client client, JsonObject owner, boolean deployment) {
    ResourceKind kind = deployment ? Kinds.REPLICA_SET : Kinds.CONTROLLER_REVISION;
    String selector = LabelSelector.of(owner.object("spec", "selector")).toString();
    JsonObject list =
        client
            .call(
                client
                    .request(Method.GET, kind.path(owner.string("metadata", "namespace")))
                    .withParameter("labelSelector", selector))
            .object();
    String uid = owner.string("metadata", "uid");
    List<JsonObject> owned = new ArrayList<>();
    for (JsonObject item : list.array("items").objects()) {
      boolean controlled =
          item.array("metadata", "ownerReferences").objects().stream()
              .anyMatch(r -> r.bool("controller") && r.string("uid").equals(uid));
      if (controlled) {
        owned.add(item.with("apiVersion", (Object) "apps/v1").with("kind", (Object) kind.kind()));
      }
    }
    return owned;
  }

  /** The pod template of a revision. */
  static JsonObject template(JsonObject revision) {
    return revision.string("kind").equals("ReplicaSet")
        ? revision.object("spec", "template")
        : revision.object("data", "spec", "template").without("$patch");
  }
}
