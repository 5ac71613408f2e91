package io.kubeschool.apiserver;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * The failures that the API answers with, in upstream's words. Models apimachinery pkg/api/errors.
 */
public final class Failure {

  private Failure() {}

  /** No object of that name. */
  public static StatusException notFound(ResourceKind kind, String name) {
    return about(
        kind, name, 404, "NotFound", kind.groupResource() + " " + quote(name) + " not found");
  }

  /** There is an object of that name. */
  public static StatusException alreadyExists(ResourceKind kind, String name) {
    return about(
        kind,
        name,
        409,
        "AlreadyExists",
        kind.groupResource() + " " + quote(name) + " already exists");
  }

  /** The generated name is taken. */
  public static StatusException generatedNameConflict(ResourceKind kind, String name) {
    return about(
        kind,
        name,
        409,
        "AlreadyExists",
        kind.groupResource()
            + " "
            + quote(name)
            + " already exists, the server was not able to generate a unique name for the object");
  }

  /** An object that is being deleted has that name. */
  public static StatusException alreadyExistsDeleting(ResourceKind kind, String name) {
    return about(
        kind,
        name,
        409,
        "AlreadyExists",
        "object is being deleted: " + kind.groupResource() + " " + quote(name) + " already exists");
  }

  /** The update is based on something that is no longer so. */
  public static StatusException conflict(ResourceKind kind, String name, String why) {
    return about(
        kind,
        name,
        409,
        "Conflict",
        "Operation cannot be fulfilled on "
            + kind.groupResource()
            + " "
            + quote(name)
            + ": "
            + why);
  }

  /** The user, or admission, does not allow it. */
  public static StatusException forbidden(ResourceKind kind, String name, String why) {
    String what = name.isEmpty() ? kind.groupResource() : kind.groupResource() + " " + quote(name);
    return about(kind, name, 403, "Forbidden", what + " is forbidden: " + why);
  }

  /** Some fields of the object are wrong. */
  public static StatusException invalid(ResourceKind kind, String name, List<FieldError> errors) {
    return invalid(kind.groupVersion().group(), kind.kind(), name, errors);
  }

  /** Some fields of an object of that group and kind are wrong. */
  public static StatusException invalid(
      String group, String kind, String name, List<FieldError> errors) {
    JsonArray.Builder causes = JsonArray.builder();
    for (FieldError error : errors) {
      causes.add(
          Json.objectOf(
              "reason", error.type().cause(), "message", error.body(), "field", error.field()));
    }
    JsonObject details = details(group, kind, name).with("causes", causes.build());
    String groupKind = group.isEmpty() ? kind : kind + "." + group;
    String message =
        groupKind
            + " "
            + quote(name)
            + " is invalid"
            + (errors.isEmpty() ? "" : ": " + FieldError.aggregate(errors));
    return failure(422, "Invalid", message, details);
  }

  /** The request itself is wrong. */
  public static StatusException badRequest(String message) {
    return failure(400, "BadRequest", message, null);
  }

  /** There is nothing at that path. */
  public static StatusException pathNotFound() {
    return failure(
        404, "NotFound", "the server could not find the requested resource", JsonObject.EMPTY);
  }

  /** The kind does not have that verb. */
  public static StatusException methodNotAllowed() {
    return failure(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        JsonObject.EMPTY);
  }

  /** The resource version asked for is no longer kept. */
  public static StatusException expired(String message) {
    return failure(410, "Expired", message, null);
  }

  /** The patch's type is not one of those supported. */
  public static StatusException unsupportedMediaType(String message) {
    return failure(415, "UnsupportedMediaType", message, null);
  }

  /** Something went wrong within. */
  public static StatusException internalError(String why) {
    return failure(
        500,
        "InternalError",
        "Internal error occurred: " + why,
        Json.objectOf("causes", Json.arrayOf(Json.objectOf("message", why))));
  }

  /** It is too much now. */
  public static StatusException tooManyRequests(String message, JsonArray causes) {
    return failure(
        429,
        "TooManyRequests",
        message,
        causes.isEmpty() ? JsonObject.EMPTY : Json.objectOf("causes", causes));
  }

  /**
   * The kind of a manifest is not the one that the path is for, or is unknown. Models apimachinery
   * pkg/runtime: notRegisteredErr.
   */
  public static StatusException notRegistered(String kind, GroupVersion groupVersion) {
    return badRequest(
        "no kind "
            + quote(kind)
            + " is registered for version "
            + quote(groupVersion.toString())
            + " in scheme \"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\"");
  }

  /** A Status of failure. */
  public static StatusException failure(
      int code, String reason, String message, JsonObject details) {
    JsonObject status =
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "Status",
            "metadata",
            JsonObject.EMPTY,
            "status",
            "Failure",
            "message",
            message,
            "reason",
            reason,
            "code",
            code);
    return new StatusException(details == null ? status : status.with("details", details));
  }

  private static StatusException about(
      ResourceKind kind, String name, int code, String reason, String message) {
    return failure(
        code, reason, message, details(kind.groupVersion().group(), kind.plural(), name));
  }

  private static JsonObject details(String group, String kind, String name) {
    JsonObject details = Json.objectOf("kind", kind);
    if (!name.isEmpty()) {
      details = details.with("name", name);
    }
    return group.isEmpty() ? details : details.with("group", group);
  }

  private static String quote(String text) {
    return new JsonString(text).toText();
  }
}
