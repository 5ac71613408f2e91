package io.kubeschool.serve;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.nio.charset.StandardCharsets;

/**
 * OpenAPI 2 as protobuf, which is the only form in which kubectl asks for it. Models gnostic-models
 * openapiv2/OpenAPIv2.proto, as far as Kubernetes' documents go.
 */
final class OpenApiProtobuf {

  /** What it is answered as; clients ask with an {@code @} that is no part of a media type. */
  static final String TYPE = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

  /** What the form is called, by clients of whatever age. */
  static boolean isAskedFor(MediaType type) {
    return type.name().startsWith("application/com.github.proto-openapi.spec.v2");
  }

  private OpenApiProtobuf() {}

  /** The document. */
  static byte[] write(JsonObject document) {
    ProtobufWriter info =
        new ProtobufWriter()
            .text(1, document.string("info", "title"))
            .text(2, document.string("info", "version"));
    return new ProtobufWriter()
        .text(1, document.string("swagger"))
        .message(2, info)
        .message(8, new ProtobufWriter())
        .message(9, named(document.object("definitions")))
        .toBytes();
  }

  /** Models Definitions and Properties: named schemas. */
  private static ProtobufWriter named(JsonObject schemas) {
    ProtobufWriter all = new ProtobufWriter();
    schemas.forEach((name, schema) ->
        all.message(1, new ProtobufWriter().text(1, name).message(2, schema(schema))));
    return all;
  }

  private static ProtobufWriter schema(Json schema) {
    ProtobufWriter out =
        new ProtobufWriter()
            .text(1, schema.string("$ref"))
            .text(2, schema.string("format"))
            .text(4, schema.string("description"));
    schema.array("required").strings().forEach(name -> out.text(19, name));
    if (schema.has("additionalProperties")) {
      out.message(
          21, new ProtobufWriter().message(1, schema(schema.object("additionalProperties"))));
    }
    if (schema.has("type")) {
      out.message(22, new ProtobufWriter().text(1, schema.string("type")));
    }
    if (schema.has("items")) {
      out.message(23, new ProtobufWriter().message(1, schema(schema.object("items"))));
    }
    if (schema.has("properties")) {
      out.message(25, named(schema.object("properties")));
    }
    if (schema instanceof JsonObject object) {
      object.forEach((name, value) -> {
        if (name.startsWith("x-")) {
          out.message(31, extension(name, value));
        }
      });
    }
    return out;
  }

  /** Models NamedAny: its value is YAML, which JSON is too. */
  private static ProtobufWriter extension(String name, Json value) {
    String yaml =
        value instanceof JsonString || value instanceof JsonObject || value instanceof JsonArray
            ? value.toText()
            : "null";
    return new ProtobufWriter()
        .text(1, name)
        .message(2, new ProtobufWriter().bytes(2, (yaml + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
