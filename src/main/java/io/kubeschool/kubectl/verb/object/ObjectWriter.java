package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/**
 * Writes objects, with the parameters that a command's flags stand for. Models cli-runtime
 * resource/helper.go: Helper.
 *
 * @param client the way to the server
 * @param dryRun whether the server is to store nothing
 * @param fieldManager who writes, or ""
 * @param fieldValidation {@code Strict}, {@code Warn}, {@code Ignore}, or ""
 */
public record ObjectWriter(
    Client client, boolean dryRun, String fieldManager, String fieldValidation) {

  /** A writer without particular parameters. */
  public static ObjectWriter of(Client client) {
    return new ObjectWriter(client, false, "", "");
  }

  /** A writer for a command that has {@code --dry-run} and {@code --field-manager}. */
  public static ObjectWriter of(Client client, DryRun dryRun, String fieldManager) {
    return new ObjectWriter(client, dryRun == DryRun.SERVER, fieldManager, "");
  }

  /** The same with a {@code fieldValidation}. */
  public ObjectWriter validating(String directive) {
    return new ObjectWriter(client, dryRun, fieldManager, directive);
  }

  /** Creates an object in a collection; gives what the server made of it. */
  public JsonObject create(String collection, JsonObject object) {
    return client
        .call(parameters(client.request(Method.POST, collection)).withBody(object))
        .object();
  }

  /** The same, without a resource version that the object may bring along. */
  public JsonObject createAnew(String collection, JsonObject object) {
    return create(collection, object.remove("metadata", "resourceVersion"));
  }

  /** Patches the object at {@code path}; gives it as it is then. */
  public JsonObject patch(String path, String contentType, Json patch) {
    return patch(path, contentType, patch, false);
  }

  /** The same; {@code force} takes fields over from other managers. */
  public JsonObject patch(String path, String contentType, Json patch, boolean force) {
    Request request =
        parameters(client.request(Method.PATCH, path))
            .withHeader("content-type", contentType)
            .withBody(patch);
    if (contentType.equals(Request.APPLY_PATCH)) {
      request = request.withParameter("force", Boolean.toString(force));
    }
    return client.call(request).object();
  }

  /** Replaces the object at {@code path}; gives it as it is then. */
  public JsonObject replace(String path, JsonObject object) {
    return client.call(parameters(client.request(Method.PUT, path)).withBody(object)).object();
  }

  /**
   * Replaces the object at {@code path}, whatever its version, unless the new one names one. Models
   * Helper.Replace with overwrite.
   */
  public JsonObject overwrite(String path, JsonObject object) {
    if (!object.string("metadata", "resourceVersion").isEmpty()) {
      return replace(path, object);
    }
    var current = client.tryCall(client.request(Method.GET, path));
    if (!current.isSuccess()) {
      return replace(path, object);
    }
    String version = current.object().string("metadata", "resourceVersion");
    return replace(path, object.set(version, "metadata", "resourceVersion"));
  }

  /**
   * Deletes the object at {@code path}.
   *
   * @param options {@code DeleteOptions} without its type and without {@code dryRun}
   * @return the object if it still is there, or a {@code Status}
   */
  public JsonObject delete(String path, JsonObject options) {
    JsonObject body =
        options.with("apiVersion", (Object) "v1").with("kind", (Object) "DeleteOptions");
    if (dryRun) {
      body = body.with("dryRun", Json.arrayOf("All"));
    }
    return client.call(client.request(Method.DELETE, path).withBody(body)).object();
  }

  private Request parameters(Request request) {
    Request result = request;
    if (dryRun) {
      result = result.withParameter("dryRun", "All");
    }
    if (!fieldManager.isEmpty()) {
      result = result.withParameter("fieldManager", fieldManager);
    }
    return fieldValidation.isEmpty()
        ? result
        : result.withParameter("fieldValidation", fieldValidation);
  }
}
