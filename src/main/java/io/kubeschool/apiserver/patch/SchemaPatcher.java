package io.kubeschool.apiserver.patch;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.Patcher;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.patch.JsonMergePatch;
import io.kubeschool.model.patch.JsonPatch;
import io.kubeschool.model.patch.PatchException;
import io.kubeschool.model.patch.StrategicMergePatch;
import io.kubeschool.model.schema.DecodingException;
import io.kubeschool.model.schema.ObjectDecoder;
import io.kubeschool.model.schema.ObjectDecoder.Wording;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.List;
import java.util.function.Supplier;

/**
 * Applies JSON, merge and strategic merge patches, and decodes what comes out. Models apiserver
 * pkg/endpoints/handlers/patch.go.
 */
public final class SchemaPatcher implements Patcher {

  private static final int MOST_OPERATIONS = 10_000;

  private final Schema schema;

  /** A patcher by that schema. */
  public SchemaPatcher(Schema schema) {
    this.schema = schema;
  }

  @Override
  public Patched apply(Patch patch, JsonObject current) {
    StructType type = schema.ofKind(patch.kind());
    return switch (patch.contentType()) {
      case Request.JSON_PATCH -> jsonPatch(patch, current, type);
      case Request.MERGE_PATCH -> mergePatch(patch, current, type);
      case Request.STRATEGIC_MERGE_PATCH -> strategicMergePatch(patch, current, type);
      default ->
          throw Failure.unsupportedMediaType(
              "the body of the request was in an unknown format - accepted media types include:"
                  + " application/json-patch+json, application/merge-patch+json,"
                  + " application/strategic-merge-patch+json,"
                  + " application/apply-patch+yaml");
    };
  }

  private Patched jsonPatch(Patch patch, JsonObject current, StructType type) {
    if (!(patch.body() instanceof JsonArray operations)) {
      throw Failure.badRequest(
          "error decoding patch: json: cannot unmarshal "
              + kind(patch.body())
              + " into Go value of type []handlers.jsonPatchOp");
    }
    if (operations.size() > MOST_OPERATIONS) {
      throw Failure.failure(
          413,
          "RequestEntityTooLarge",
          "The allowed maximum operations in a JSON patch is %d, got %d"
              .formatted(MOST_OPERATIONS, operations.size()),
          null);
    }
    try {
      return decode(patch, JsonPatch.apply(current, operations), type);
    } catch (PatchException e) {
      throw rejected(e);
    }
  }

  private Patched mergePatch(Patch patch, JsonObject current, StructType type) {
    if (!(patch.body() instanceof JsonObject)) {
      throw notAnObject(patch.body());
    }
    return decode(patch, JsonMergePatch.apply(current, patch.body()), type);
  }

  private static Patched decode(Patch patch, Json patched, StructType type) {
    if (type == null) {
      return new Patched((JsonObject) patched, List.of());
    }
    return decoded(patch, patched, type, Wording.UNMARSHAL, patched::toText);
  }

  private static Patched strategicMergePatch(Patch patch, JsonObject current, StructType type) {
    if (!(patch.body() instanceof JsonObject body)) {
      throw notAnObject(patch.body());
    }
    if (type == null) {
      throw Failure.unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include:"
              + " application/json-patch+json, application/merge-patch+json");
    }
    StrategicMergePatch.Applied applied = merged(current, body, type);
    return decoded(
        patch, applied.object(), type, Wording.CONVERT, () -> GoSyntax.plain(applied.rest()));
  }

  private static StrategicMergePatch.Applied merged(
      JsonObject current, JsonObject body, StructType type) {
    try {
      return StrategicMergePatch.apply(current, body, type);
    } catch (PatchException e) {
      throw rejected(e);
    }
  }

  private static Patched decoded(
      Patch patch, Json patched, StructType type, Wording wording, Supplier<String> shown) {
    try {
      ObjectDecoder.Decoded decoded = ObjectDecoder.decode(type, patched, wording);
      if (patch.fieldValidation() == FieldValidation.STRICT && !decoded.problems().isEmpty()) {
        throw invalid(shown, "strict decoding error: " + String.join(", ", decoded.problems()));
      }
      return new Patched(
          (JsonObject) decoded.value(),
          patch.fieldValidation() == FieldValidation.WARN ? decoded.problems() : List.of());
    } catch (DecodingException e) {
      throw invalid(shown, e.getMessage());
    }
  }

  private static StatusException invalid(Supplier<String> shown, String why) {
    return Failure.invalid("", "", "", List.of(FieldError.invalid("patch", shown.get(), why)));
  }

  private static StatusException notAnObject(Json body) {
    return Failure.badRequest(
        "json: cannot unmarshal " + kind(body) + " into Go value of type map[string]interface {}");
  }

  private static StatusException rejected(PatchException e) {
    return switch (e.fault()) {
      case MALFORMED -> Failure.badRequest(e.getMessage());
      case UNCLASSIFIED -> Failure.failure(500, "", e.getMessage(), null);
      case UNPROCESSABLE ->
          Failure.failure(
              422,
              "Invalid",
              "the server rejected our request due to an error in our request",
              JsonObject.EMPTY);
    };
  }

  private static String kind(Json value) {
    return switch (value) {
      case null -> "null";
      case JsonObject _ -> "object";
      case JsonArray _ -> "array";
      case JsonString _ -> "string";
      case JsonNumber _ -> "number";
      case JsonBoolean _ -> "bool";
      case JsonNull _ -> "null";
    };
  }
}
