package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.Map;

/**
 * A component's way to the cluster: the REST verbs by kind and key. Each answers a {@link Reply},
 * whose {@link Reply#reason()} tells what went wrong. Models client-go's typed clients.
 *
 * @param api the door
 * @param user who knocks
 * @param userAgent the name of the program, which manages the fields that it writes
 */
public record ApiClient(Api api, User user, String userAgent) {

  /** One object. */
  public Reply get(ResourceKind kind, ObjectKey key) {
    return call(Method.GET, kind.path(key), null);
  }

  /** The objects of one namespace, or of all if {@code namespace} is "". */
  public Reply list(ResourceKind kind, String namespace) {
    return call(Method.GET, kind.path(namespace), null);
  }

  /** Creates an object in the namespace that its metadata names. */
  public Reply create(ResourceKind kind, JsonObject object) {
    return call(Method.POST, kind.path(object.string("metadata", "namespace")), object);
  }

  /** Creates {@code body} under a subresource, such as {@code binding} or {@code eviction}. */
  public Reply createSubresource(
      ResourceKind kind, ObjectKey key, String subresource, JsonObject body) {
    return call(Method.POST, kind.path(key) + "/" + subresource, body);
  }

  /** Replaces an object; a conflict if its resourceVersion is not the newest. */
  public Reply update(ResourceKind kind, JsonObject object) {
    return call(Method.PUT, path(kind, object), object);
  }

  /** Replaces an object's status and leaves the rest. */
  public Reply updateStatus(ResourceKind kind, JsonObject object) {
    return updateSubresource(kind, object, "status");
  }

  /** Replaces a subresource with what {@code object} says, such as {@code finalize}. */
  public Reply updateSubresource(ResourceKind kind, JsonObject object, String subresource) {
    return call(Method.PUT, path(kind, object) + "/" + subresource, object);
  }

  /** Changes an object by a patch of that content type. */
  public Reply patch(ResourceKind kind, ObjectKey key, String contentType, Json patch) {
    return patch(kind.path(key), contentType, patch);
  }

  /** Changes an object's status by a patch of that content type. */
  public Reply patchStatus(ResourceKind kind, ObjectKey key, String contentType, Json patch) {
    return patch(kind.path(key) + "/status", contentType, patch);
  }

  /** Deletes an object as its kind does by default. */
  public Reply delete(ResourceKind kind, ObjectKey key) {
    return call(Method.DELETE, kind.path(key), null);
  }

  /**
   * Deletes an object.
   *
   * @param options a {@code DeleteOptions}: preconditions, propagationPolicy, gracePeriodSeconds
   */
  public Reply delete(ResourceKind kind, ObjectKey key, JsonObject options) {
    return call(Method.DELETE, kind.path(key), options);
  }

  private Reply call(Method method, String path, Json body) {
    return api.call(
        new Request(user, method, path, Map.of(), Map.of("user-agent", userAgent), body));
  }

  private Reply patch(String path, String contentType, Json patch) {
    Map<String, String> headers = Map.of("content-type", contentType, "user-agent", userAgent);
    return api.call(new Request(user, Method.PATCH, path, Map.of(), headers, patch));
  }

  private static String path(ResourceKind kind, JsonObject object) {
    return kind.path(ObjectKey.of(object));
  }
}
