package io.kubeschool.controller;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;

/**
 * Creates and deletes the pods of a workload and tells of it in events. Models
 * pkg/controller/controller_utils.go: RealPodControl.
 */
public final class PodControl {

  private static final int MAX_PREFIX = 253;

  private final ApiClient client;
  private final EventRecorder recorder;

  /** A pod control whose events come from that recorder's component. */
  public PodControl(ApiClient client, EventRecorder recorder) {
    this.client = client;
    this.recorder = recorder;
  }

  /** A pod of that template, owned by {@code owner}. Models GetPodFromTemplate. */
  public static JsonObject podOf(JsonObject template, ResourceKind ownerKind, JsonObject owner) {
    JsonObject templateMetadata = template.object("metadata");
    JsonObject.Builder metadata =
        JsonObject.builder()
            .put("namespace", owner.string("metadata", "namespace"))
            .put("generateName", prefix(owner.string("metadata", "name")))
            .put("ownerReferences", JsonArray.of(referenceTo(ownerKind, owner)));
    for (String field : new String[] {"labels", "annotations", "finalizers"}) {
      Json value = templateMetadata.field(field);
      if (value != null) {
        metadata.put(field, value);
      }
    }
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Pod")
        .put("metadata", metadata.build())
        .put("spec", template.object("spec"))
        .build();
  }

  /**
   * Creates a pod.
   *
   * @return the server's answer; a failure has been told in an event
   */
  public Reply create(JsonObject pod, ResourceKind ownerKind, JsonObject owner) {
    Reply reply = client.create(Kinds.POD, pod);
    if (reply.isSuccess()) {
      recorder.normal(
          ownerKind,
          owner,
          "SuccessfulCreate",
          "Created pod: " + reply.object().string("metadata", "name"));
    } else if (!ApiException.isNamespaceTerminating(reply)) {
      recorder.warning(ownerKind, owner, "FailedCreate", "Error creating: " + reply.message());
    }
    return reply;
  }

  /**
   * Deletes a pod.
   *
   * @return the server's answer; a failure has been told in an event
   */
  public Reply delete(ObjectKey pod, ResourceKind ownerKind, JsonObject owner) {
    Reply reply = client.delete(Kinds.POD, pod);
    if (reply.isSuccess()) {
      recorder.normal(ownerKind, owner, "SuccessfulDelete", "Deleted pod: " + pod.name());
    } else if (!reply.reason().equals("NotFound")) {
      recorder.warning(ownerKind, owner, "FailedDelete", "Error deleting: " + reply.message());
    }
    return reply;
  }

  private static JsonObject referenceTo(ResourceKind kind, JsonObject owner) {
    return OwnerReference.controller(() -> owner, kind.groupVersion().toString(), kind.kind())
        .json();
  }

  // Models getPodsPrefix: the dash is left out where it would make the name invalid.
  private static String prefix(String ownerName) {
    return ownerName.length() + 1 > MAX_PREFIX ? ownerName : ownerName + "-";
  }
}
