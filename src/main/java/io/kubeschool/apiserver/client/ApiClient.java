package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;

/**
 * A component's way to the cluster: the REST verbs by kind and key. Each answers a {@link Reply},
 * whose {@link Reply#reason()} tells what went wrong. Models client-go's typed clients.
 *
 * @param api the door
 * @param user who knocks
 */
public record ApiClient(Api api, User user) {

  /** One object. */
  public Reply get(ResourceKind kind, ObjectKey key) {
    return api.call(Request.get(user, kind.path(key)));
  }

  /** The objects of one namespace, or of all if {@code namespace} is "". */
  public Reply list(ResourceKind kind, String namespace) {
    return api.call(Request.get(user, kind.path(namespace)));
  }

  /** Creates an object in the namespace that its metadata names. */
  public Reply create(ResourceKind kind, JsonObject object) {
    return api.call(Request.post(user, kind.path(object.string("metadata", "namespace")), object));
  }

  /** Creates {@code body} under a subresource, such as {@code binding} or {@code eviction}. */
  public Reply createSubresource(
      ResourceKind kind, ObjectKey key, String subresource, JsonObject body) {
    return api.call(Request.post(user, kind.path(key) + "/" + subresource, body));
  }

  /** Replaces an object; a conflict if its resourceVersion is not the newest. */
  public Reply update(ResourceKind kind, JsonObject object) {
    return api.call(Request.put(user, path(kind, object), object));
  }

  /** Replaces an object's status and leaves the rest. */
  public Reply updateStatus(ResourceKind kind, JsonObject object) {
    return updateSubresource(kind, object, "status");
  }

  /** Replaces a subresource with what {@code object} says, such as {@code finalize}. */
  public Reply updateSubresource(ResourceKind kind, JsonObject object, String subresource) {
    return api.call(Request.put(user, path(kind, object) + "/" + subresource, object));
  }

  /** Changes an object by a patch of that content type. */
  public Reply patch(ResourceKind kind, ObjectKey key, String contentType, Json patch) {
    return api.call(Request.patch(user, kind.path(key), contentType, patch));
  }

  /** Changes an object's status by a patch of that content type. */
  public Reply patchStatus(ResourceKind kind, ObjectKey key, String contentType, Json patch) {
    return api.call(Request.patch(user, kind.path(key) + "/status", contentType, patch));
  }

  /** Deletes an object as its kind does by default. */
  public Reply delete(ResourceKind kind, ObjectKey key) {
    return api.call(Request.delete(user, kind.path(key)));
  }

  /**
   * Deletes an object.
   *
   * @param options a {@code DeleteOptions}: preconditions, propagationPolicy, gracePeriodSeconds
   */
  public Reply delete(ResourceKind kind, ObjectKey key, JsonObject options) {
    return api.call(Request.delete(user, kind.path(key)).withBody(options));
  }

  private static String path(ResourceKind kind, JsonObject object) {
    return kind.path(ObjectKey.of(object));
  }
}
