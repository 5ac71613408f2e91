package io.kubeschool.model.schema;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of the Kubernetes API: what the build has generated from the sources of the Java client
 * (see {@code src/build}), one resource per type, each read when it is first asked for.
 */
public final class Schema {

  private static final Schema KUBERNETES = new Schema();

  private final Map<String, StructType> types = new ConcurrentHashMap<>();
  private final Map<ResourceKind, Optional<StructType>> kinds = new ConcurrentHashMap<>();
  private volatile JsonObject index;

  private Schema() {}

  /** The schema of Kubernetes 1.36. It is immutable but for its cache. */
  public static Schema kubernetes() {
    return KUBERNETES;
  }

  /** The type of a kind's objects, or null if there is none. */
  public StructType ofKind(GroupVersion groupVersion, String kind) {
    JsonObject known = index;
    if (known == null) {
      known = (JsonObject) entry("index");
      index = known;
    }
    String name = known.string(groupVersion + "/" + kind);
    return name.isEmpty() ? null : type(name);
  }

  /** The type of a kind's objects, or null if there is none. */
  public StructType ofKind(ResourceKind kind) {
    return kinds
        .computeIfAbsent(kind, k -> Optional.ofNullable(ofKind(k.groupVersion(), k.kind())))
        .orElse(null);
  }

  /** The type of that full name; whether there is one shows when it is read. */
  public StructType type(String name) {
    return types.computeIfAbsent(name, n -> new StructType(this, n));
  }

  FieldType parseType(String text) {
    if (text.startsWith("[]")) {
      return new FieldType.ListOf(parseType(text.substring(2)));
    }
    if (text.startsWith("map[string]")) {
      return new FieldType.MapOf(parseType(text.substring("map[string]".length())));
    }
    return switch (text) {
      case "string" -> FieldType.Scalar.STRING;
      case "int32" -> FieldType.Scalar.INT32;
      case "int64" -> FieldType.Scalar.INT64;
      case "bool" -> FieldType.Scalar.BOOL;
      case "double" -> FieldType.Scalar.DOUBLE;
      case "bytes" -> FieldType.Scalar.BYTES;
      case "time" -> FieldType.Scalar.TIME;
      case "microTime" -> FieldType.Scalar.MICRO_TIME;
      case "quantity" -> FieldType.Scalar.QUANTITY;
      case "intOrString" -> FieldType.Scalar.INT_OR_STRING;
      case "any" -> FieldType.Scalar.ANY;
      default -> type(text);
    };
  }

  Json entry(String name) {
    try (InputStream in = Schema.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no type " + name + " in the generated schema");
      }
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
