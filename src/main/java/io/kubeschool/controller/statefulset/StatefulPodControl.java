package io.kubeschool.controller.statefulset;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.StatefulSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates, mends and deletes the pods of StatefulSets with their claims, and tells of it in events.
 * Models pkg/controller/statefulset/stateful_pod_control.go.
 */
final class StatefulPodControl {

  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer claims;

  StatefulPodControl(ApiClient client, EventRecorder recorder, SharedInformer claims) {
    this.client = client;
    this.recorder = recorder;
    this.claims = claims;
  }

  /** Creates a pod after its claims; gives what went wrong, or null. */
  String create(StatefulSet set, JsonObject pod) {
    String failure = createClaims(set, pod);
    if (failure == null) {
      Reply reply = client.create(Kinds.POD, pod);
      failure = reply.isSuccess() ? null : reply.message();
      if (reply.reason().equals("AlreadyExists")) {
        return failure;
      }
    }
    if (failure == null) {
      own(set, pod);
    }
    tell("Create", set, pod, failure);
    return failure;
  }

  /** Creates claims that a pod waits for; gives what went wrong, or null. */
  String createMissingClaims(StatefulSet set, JsonObject pod) {
    String failure = createClaims(set, pod);
    if (failure == null) {
      own(set, pod);
    }
    return failure;
  }

  private String createClaims(StatefulSet set, JsonObject pod) {
    String failure = null;
    for (JsonObject template : set.claimTemplates().objects()) {
      JsonObject claim = StatefulPods.claim(set, template, StatefulPods.ordinal(pod));
      String name = claim.string("metadata", "name");
      JsonObject there = claims.get(ObjectKey.of(claim));
      if (there != null) {
        if (there.has("metadata", "deletionTimestamp")) {
          failure = "pvc " + name + " is being deleted";
        }
        continue;
      }
      Reply reply = client.create(Kinds.PERSISTENT_VOLUME_CLAIM, claim);
      String podName = pod.string("metadata", "name");
      if (reply.isSuccess()) {
        recorder.normal(
            Kinds.STATEFUL_SET,
            set.json(),
            "SuccessfulCreate",
            "Create Claim " + name + " Pod " + podName + inSet(set) + " success");
        continue;
      }
      failure = "failed to create PVC " + name + ": " + reply.message();
      if (!reply.reason().equals("AlreadyExists")) {
        recorder.warning(
            Kinds.STATEFUL_SET,
            set.json(),
            "FailedCreate",
            "Create Claim "
                + name
                + " for Pod "
                + podName
                + inSet(set)
                + " failed error: "
                + reply.message());
      }
    }
    return failure;
  }

  /** Deletes a pod; gives what went wrong, or null. */
  String delete(StatefulSet set, JsonObject pod) {
    Reply reply = client.delete(Kinds.POD, ObjectKey.of(pod));
    String failure =
        reply.isSuccess() || reply.reason().equals("NotFound") ? null : reply.message();
    tell("Delete", set, pod, failure);
    return failure;
  }

  /** Gives a pod back its labels, volumes and claims; gives what went wrong, or null. */
  String mend(StatefulSet set, JsonObject pod) {
    boolean complete = StatefulPods.hasIdentity(pod) && StatefulPods.hasStorage(set, pod);
    String failure = complete ? null : createClaims(set, pod);
    own(set, pod);
    if (complete || failure != null) {
      return failure;
    }
    Reply reply =
        client.update(Kinds.POD, StatefulPods.withStorage(set, StatefulPods.withIdentity(pod)));
    failure = reply.isSuccess() ? null : reply.message();
    tell("Update", set, pod, failure);
    return failure;
  }

  /**
   * Makes set or pod the owner of a pod's claims, as the retention policy says. Models
   * UpdatePodClaimForRetentionPolicy.
   */
  void own(StatefulSet set, JsonObject pod) {
    int ordinal = StatefulPods.ordinal(pod);
    for (JsonObject template : set.claimTemplates().objects()) {
      JsonObject claim =
          claims.get(
              new ObjectKey(set.namespace(), StatefulPods.claimName(set, template, ordinal)));
      if (claim == null) {
        continue;
      }
      List<JsonObject> owners = owners(set, pod, claim, ordinal);
      if (!owners.equals(claim.array("metadata", "ownerReferences").objects())) {
        JsonObject owned =
            owners.isEmpty()
                ? claim.remove("metadata", "ownerReferences")
                : claim.set(JsonArray.copyOf(owners), "metadata", "ownerReferences");
        ApiException.check(client.update(Kinds.PERSISTENT_VOLUME_CLAIM, owned));
      }
    }
  }

  private static List<JsonObject> owners(
      StatefulSet set, JsonObject pod, JsonObject claim, int ordinal) {
    List<JsonObject> owners = new ArrayList<>(claim.array("metadata", "ownerReferences").objects());
    boolean isForeign = false;
    for (JsonObject owner : owners) {
      boolean ours = isTo(owner, "StatefulSet", set.json()) || isTo(owner, "Pod", pod);
      String uid = owner.string("uid");
      boolean isStale =
          ours && !uid.equals(set.uid()) && !uid.equals(pod.string("metadata", "uid"));
      isForeign |= isStale || !ours && owner.bool("controller");
    }
    if (isForeign) {
      return owners;
    }
    owners.removeIf(o -> isTo(o, "StatefulSet", set.json()) || isTo(o, "Pod", pod));
    boolean scaledDown = !StatefulPods.isWanted(set, ordinal);
    if (set.deletesClaimsWhenScaled() && scaledDown) {
      owners.add(OwnerReference.controller(() -> pod, "v1", "Pod").json());
    } else if (set.deletesClaimsWhenDeleted()) {
      owners.add(
          OwnerReference.controller(
                  set, Kinds.STATEFUL_SET.groupVersion().toString(), Kinds.STATEFUL_SET.kind())
              .json());
    }
    return owners;
  }

  private static boolean isTo(JsonObject owner, String kind, JsonObject object) {
    return owner.string("kind").equals(kind)
        && owner.string("name").equals(object.string("metadata", "name"));
  }

  private static String inSet(StatefulSet set) {
    return " in StatefulSet " + set.name();
  }

  private void tell(String verb, StatefulSet set, JsonObject pod, String failure) {
    String what = verb + " Pod " + pod.string("metadata", "name") + inSet(set);
    if (failure == null) {
      recorder.normal(Kinds.STATEFUL_SET, set.json(), "Successful" + verb, what + " successful");
    } else {
      recorder.warning(
          Kinds.STATEFUL_SET, set.json(), "Failed" + verb, what + " failed error: " + failure);
    }
  }
}
