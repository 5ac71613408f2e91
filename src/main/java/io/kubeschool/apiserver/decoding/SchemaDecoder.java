package io.kubeschool.apiserver.decoding;

import io.kubeschool.apiserver.Decoder;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.schema.DecodingException;
import io.kubeschool.model.schema.ObjectDecoder;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.List;

/**
 * Decodes what is sent by the generated schema; kinds that it does not know pass as they are.
 * Models apiserver pkg/endpoints/handlers: createHandler, transformDecodeError.
 */
public final class SchemaDecoder implements Decoder {

  /** What upstream's errors call the registry of its types. */
  private static final String SCHEME = "pkg/runtime/scheme.go:111";

  private final Schema schema;

  /** A decoder by that schema. */
  public SchemaDecoder(Schema schema) {
    this.schema = schema;
  }

  @Override
  public Decoded decode(Json body, ResourceKind kind, FieldValidation validation) {
    if (!(body instanceof JsonObject object)) {
      throw Failure.badRequest(
          "couldn't get version/kind; json parse error: json: cannot unmarshal "
              + (body == null ? "null" : kindOf(body))
              + " into Go value of type struct { APIVersion string"
              + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
              + " \"json:\\\"kind,omitempty\\\"\" }");
    }
    String sentKind = object.string("kind");
    String sentVersion = object.string("apiVersion");
    checkKind(kind, sentKind, sentVersion);
    JsonObject complete =
        sentKind.isEmpty() || sentVersion.isEmpty()
            ? object.with("apiVersion", kind.groupVersion().toString()).with("kind", kind.kind())
            : object;
    StructType type = schema.ofKind(kind);
    if (type == null) {
      return new Decoded(complete, List.of());
    }
    ObjectDecoder.Decoded decoded;
    try {
      decoded = ObjectDecoder.decode(type, complete);
    } catch (DecodingException e) {
      throw cannotHandle(kind, kind.kind(), kind.groupVersion().version(), e.getMessage());
    }
    if (validation == FieldValidation.STRICT && !decoded.problems().isEmpty()) {
      throw cannotHandle(
          kind,
          kind.kind(),
          kind.groupVersion().version(),
          "strict decoding error: " + String.join(", ", decoded.problems()));
    }
    return new Decoded(
        (JsonObject) decoded.value(),
        validation == FieldValidation.WARN ? decoded.problems() : List.of());
  }

  private void checkKind(ResourceKind kind, String sentKind, String sentVersion) {
    GroupVersion sent =
        sentVersion.isEmpty() ? kind.groupVersion() : GroupVersion.parse(sentVersion);
    boolean sameKind = sentKind.isEmpty() || sentKind.equals(kind.kind());
    if (sameKind && sent.equals(kind.groupVersion())) {
      return;
    }
    String named = sentKind.isEmpty() ? kind.kind() : sentKind;
    if (schema.ofKind(sent, named) == null) {
      throw cannotHandle(
          kind,
          named,
          sent.version(),
          "no kind "
              + GoSyntax.quote(named)
              + " is registered for version "
              + GoSyntax.quote(sent.toString())
              + " in scheme "
              + GoSyntax.quote(SCHEME));
    }
    if (!sent.equals(kind.groupVersion())) {
      throw Failure.badRequest(
          "the API version in the data ("
              + sent
              + ") does not match the expected API version ("
              + kind.groupVersion()
              + ")");
    }
    String group = sent.group().isEmpty() ? "core" : sent.group();
    throw cannotHandle(
        kind,
        named,
        sent.version(),
        "converting (%s.%s) to (%s.%s): unknown conversion"
            .formatted(sent.version(), named, group, kind.kind()));
  }

  private static StatusException cannotHandle(
      ResourceKind kind, String sentKind, String version, String why) {
    return Failure.badRequest(
        sentKind
            + " in version "
            + GoSyntax.quote(version)
            + " cannot be handled as a "
            + kind.kind()
            + ": "
            + why);
  }

  private static String kindOf(Json value) {
    return switch (value) {
      case io.kubeschool.model.JsonArray _ -> "array";
      case io.kubeschool.model.JsonString _ -> "string";
      case io.kubeschool.model.JsonNumber _ -> "number";
      case io.kubeschool.model.JsonBoolean _ -> "bool";
      default -> "null";
    };
  }
}
