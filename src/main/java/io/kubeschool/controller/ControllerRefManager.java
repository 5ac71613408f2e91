package io.kubeschool.controller;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes orphans that an owner's selector matches and lets go of owned objects that it does not. For
 * one sync of one owner. Models pkg/controller/controller_ref_manager.go.
 */
public final class ControllerRefManager {

  private final ApiClient client;
  private final ResourceKind ownerKind;
  private final JsonObject owner;
  private final LabelSelector selector;
  private final ResourceKind claimedKind;
  private final String ownerUid;
  private final boolean ownerIsTerminating;
  private final boolean ofPods;
  private boolean rechecked;
  private JsonArray lastOwners;
  private OwnerReference lastController;

  /**
   * A manager of one owner's claims.
   *
   * @param claimedKind the kind of the objects that it may own
   */
  public ControllerRefManager(
      ApiClient client,
      ResourceKind ownerKind,
      JsonObject owner,
      LabelSelector selector,
      ResourceKind claimedKind) {
    this.client = client;
    this.ownerKind = ownerKind;
    this.owner = owner;
    this.selector = selector;
    this.claimedKind = claimedKind;
    this.ofPods = claimedKind.equals(Kinds.POD);
    this.ownerUid = owner.string("metadata", "uid");
    this.ownerIsTerminating = owner.has("metadata", "deletionTimestamp");
  }

  /**
   * Reconciles who owns these, and gives those that the owner owns now.
   *
   * @throws ApiException the first failure, after all were tried
   */
  public List<JsonObject> claim(Iterable<JsonObject> objects) {
    List<JsonObject> claimed = new ArrayList<>();
    ApiException failure = null;
    for (JsonObject object : objects) {
      try {
        if (claim(object)) {
          claimed.add(object);
        }
      } catch (ApiException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return claimed;
  }

  /** Models controller_ref_manager.go: ClaimObject. */
  private boolean claim(JsonObject object) {
    OwnerReference controller = controllerOf(object);
    if (controller != null) {
      if (!controller.uid().equals(ownerUid)) {
        return false;
      }
      if (isSelected(object)) {
        return true;
      }
      if (!ownerIsTerminating) {
        release(object);
      }
      return false;
    }
    if (ownerIsTerminating || !isSelected(object) || object.has("metadata", "deletionTimestamp")) {
      return false;
    }
    return adopt(object);
  }

  /** {@link ControllerRef#of}; what one template made has the very same owners. */
  private OwnerReference controllerOf(JsonObject object) {
    JsonArray owners =
        ofPods ? PodFacts.of(object).owners() : object.array("metadata", "ownerReferences");
    if (owners != lastOwners) {
      lastOwners = owners;
      lastController = ControllerRef.of(object);
    }
    return lastController;
  }

  private boolean isSelected(JsonObject object) {
    return ofPods ? PodState.isSelected(object, selector) : selector.matches(object);
  }

  private boolean adopt(JsonObject object) {
    recheckOwner();
    JsonObject reference =
        Json.objectOf(
            "apiVersion", ownerKind.groupVersion().toString(),
            "kind", ownerKind.kind(),
            "name", owner.string("metadata", "name"),
            "uid", owner.string("metadata", "uid"),
            "controller", true,
            "blockOwnerDeletion", true);
    Reply reply = patchOwners(object, reference);
    if (reply.reason().equals("NotFound")) {
      return false;
    }
    ApiException.check(reply);
    return true;
  }

  private void release(JsonObject object) {
    Reply reply =
        patchOwners(
            object, Json.objectOf("$patch", "delete", "uid", owner.string("metadata", "uid")));
    // It is gone, or is another object of that name by now: nothing to let go of.
    if (!reply.reason().equals("NotFound") && !reply.reason().equals("Invalid")) {
      ApiException.check(reply);
    }
  }

  private Reply patchOwners(JsonObject object, JsonObject reference) {
    JsonObject patch =
        Json.objectOf(
            "metadata",
            Json.objectOf(
                "ownerReferences", Json.arrayOf(reference),
                "uid", object.string("metadata", "uid")));
    return client.patch(claimedKind, ObjectKey.of(object), Request.STRATEGIC_MERGE_PATCH, patch);
  }

  /** Models controller_ref_manager.go: RecheckDeletionTimestamp. */
  private void recheckOwner() {
    if (rechecked) {
      return;
    }
    JsonObject fresh = ApiException.check(client.get(ownerKind, ObjectKey.of(owner)));
    if (!fresh.string("metadata", "uid").equals(owner.string("metadata", "uid"))
        || fresh.has("metadata", "deletionTimestamp")) {
      throw ApiException.stale(
          "can't adopt: " + ObjectKey.of(owner) + " is gone or has just been deleted");
    }
    rechecked = true;
  }
}
