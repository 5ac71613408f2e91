package io.kubeschool.model.schema;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes JSON of the messages in which client-go's typed clients send objects, by the numbers of
 * their fields. Models apimachinery pkg/runtime/serializer/protobuf and the {@code generated.proto}
 * of each group. Fields that are not known are dropped, as Go does.
 */
public final class ProtobufDecoder {

  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int DEEPEST = 100;
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Schema schema;

  /** A decoder of that schema's types. */
  public ProtobufDecoder(Schema schema) {
    this.schema = schema;
  }

  /**
   * The object that a message in its envelope holds, as JSON that carries the same.
   *
   * @throws DecodingException if it is none, or its kind is not known
   */
  public JsonObject decode(byte[] bytes) {
    if (bytes.length < MAGIC.length
        || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DecodingException("provided data does not appear to be a protobuf message");
    }
    ProtobufReader envelope = new ProtobufReader(bytes, MAGIC.length, bytes.length);
    String apiVersion = "";
    String kind = "";
    ProtobufReader raw = new ProtobufReader(bytes, 0, 0);
    while (envelope.next()) {
      if (envelope.number() == 1) {
        ProtobufReader type = envelope.message();
        while (type.next()) {
          String text = new String(type.bytes(), StandardCharsets.UTF_8);
          apiVersion = type.number() == 1 ? text : apiVersion;
          kind = type.number() == 2 ? text : kind;
        }
      } else if (envelope.number() == 2) {
        raw = envelope.message();
      }
    }
    StructType type = schema.ofKind(GroupVersion.parse(apiVersion), kind);
    if (type == null && kind.endsWith("Options")) {
      // each group has the options of meta/v1
      type = schema.ofKind(GroupVersion.parse("meta.k8s.io/v1"), kind);
    }
    if (type == null || type.protobuf().isEmpty()) {
      throw new DecodingException(
          "no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\"");
    }
    JsonObject object = struct(type, raw, 0).with("apiVersion", apiVersion).with("kind", kind);
    return (JsonObject) ObjectDecoder.decode(type, object).value();
  }

  private JsonObject struct(StructType type, ProtobufReader message, int depth) {
    if (depth > DEEPEST) {
      throw new DecodingException("exceeded max depth");
    }
    Parts parts = new Parts();
    read(type, type.protobuf(), message, parts, depth);
    return parts.build();
  }

  private void read(
      StructType type, JsonObject numbers, ProtobufReader message, Parts parts, int depth) {
    while (message.next()) {
      Json known = numbers.field(Integer.toString(message.number()));
      if (known instanceof JsonObject inlined) {
        read(type, inlined, message.message(), parts, depth);
      } else if (known instanceof JsonString(String name)) {
        read(type.field(name), message, parts, depth);
      } else {
        message.skip();
      }
    }
  }

  private void read(Field field, ProtobufReader message, Parts parts, int depth) {
    switch (field.type()) {
      case FieldType.ListOf(FieldType item) -> {
        JsonArray.Builder list = parts.list(field.name());
        if (item instanceof FieldType.Scalar scalar && message.isPacked(scalar)) {
          for (ProtobufReader packed = message.message(); packed.hasMore(); ) {
            list.add(number(scalar, packed.varint()));
          }
        } else {
          list.add(value(item, message, depth));
        }
      }
      case FieldType.MapOf(FieldType item) ->
          readEntry(parts.map(field.name()), item, message.message(), depth);
      default -> {
        Json value = value(field.type(), message, depth);
        if (value != JsonNull.NULL) {
          parts.object.put(field.name(), value);
        }
      }
    }
  }

  private void readEntry(JsonObject.Builder map, FieldType type, ProtobufReader entry, int depth) {
    String key = "";
    Json value = type instanceof FieldType.Scalar scalar ? empty(scalar) : JsonObject.EMPTY;
    while (entry.next()) {
      if (entry.number() == 1) {
        key = new String(entry.bytes(), StandardCharsets.UTF_8);
      } else if (entry.number() == 2) {
        value = value(type, entry, depth);
      } else {
        entry.skip();
      }
    }
    map.put(key, value);
  }

  /** An object whose lists and maps come member by member. */
  private static final class Parts {
    private final JsonObject.Builder object = JsonObject.builder();
    private final Map<String, JsonArray.Builder> lists = new TreeMap<>();
    private final Map<String, JsonObject.Builder> maps = new TreeMap<>();

    JsonArray.Builder list(String name) {
      return lists.computeIfAbsent(name, n -> JsonArray.builder());
    }

    JsonObject.Builder map(String name) {
      return maps.computeIfAbsent(name, n -> JsonObject.builder());
    }

    JsonObject build() {
      lists.forEach((name, list) -> object.put(name, list.build()));
      maps.forEach((name, map) -> object.put(name, map.build()));
      return object.build();
    }
  }

  private static Json empty(FieldType.Scalar type) {
    return type == FieldType.Scalar.QUANTITY ? new JsonString("0") : new JsonString("");
  }

  private Json value(FieldType type, ProtobufReader message, int depth) {
    return switch (type) {
      case StructType struct -> struct(struct, message.message(), depth + 1);
      // a list within a map is a message of its own: authentication/v1 ExtraValue
      case FieldType.ListOf(FieldType item) -> {
        JsonArray.Builder items = JsonArray.builder();
        for (ProtobufReader list = message.message(); list.next(); ) {
          items.add(value(item, list, depth + 1));
        }
        yield items.build();
      }
      case FieldType.MapOf(FieldType item) -> {
        JsonObject.Builder map = JsonObject.builder();
        for (ProtobufReader entries = message.message(); entries.next(); ) {
          readEntry(map, item, entries.message(), depth + 1);
        }
        yield map.build();
      }
      case FieldType.Scalar scalar -> scalar(scalar, message);
    };
  }

  private static Json scalar(FieldType.Scalar type, ProtobufReader message) {
    return switch (type) {
      case STRING -> new JsonString(new String(message.bytes(), StandardCharsets.UTF_8));
      case BYTES -> new JsonString(Base64.getEncoder().encodeToString(message.bytes()));
      case INT32, INT64, BOOL -> number(type, message.varint());
      case DOUBLE -> JsonNumber.of(Double.longBitsToDouble(message.fixed64()));
      case TIME, MICRO_TIME -> time(type, message.message());
      case QUANTITY -> quantity(message.message());
      case INT_OR_STRING -> intOrString(message.message());
      case ANY -> any(message.message());
    };
  }

  private static Json number(FieldType.Scalar type, long value) {
    return switch (type) {
      case BOOL -> JsonBoolean.of(value != 0);
      case INT32 -> JsonNumber.of((int) value);
      default -> JsonNumber.of(value);
    };
  }

  /** Models meta/v1/generated.proto: Time; nothing in it is no time. */
  private static Json time(FieldType.Scalar type, ProtobufReader message) {
    if (!message.hasMore()) {
      return JsonNull.NULL;
    }
    long seconds = 0;
    long nanos = 0;
    while (message.next()) {
      switch (message.number()) {
        case 1 -> seconds = message.varint();
        case 2 -> nanos = message.varint();
        default -> message.skip();
      }
    }
    Instant time = Instant.ofEpochSecond(seconds, nanos);
    return new JsonString(
        type == FieldType.Scalar.MICRO_TIME
            ? MICROS.format(time)
            : time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static Json quantity(ProtobufReader message) {
    String text = "0";
    while (message.next()) {
      text = new String(message.bytes(), StandardCharsets.UTF_8);
    }
    return new JsonString(text);
  }

  /** Models util/intstr/generated.proto. */
  private static Json intOrString(ProtobufReader message) {
    boolean isString = false;
    Json number = JsonNumber.of(0);
    Json text = new JsonString("");
    while (message.next()) {
      switch (message.number()) {
        case 1 -> isString = message.varint() != 0;
        case 2 -> number = JsonNumber.of((int) message.varint());
        case 3 -> text = new JsonString(new String(message.bytes(), StandardCharsets.UTF_8));
        default -> message.skip();
      }
    }
    return isString ? text : number;
  }

  /** What is any JSON is sent as such. */
  private static Json any(ProtobufReader message) {
    Json value = JsonNull.NULL;
    while (message.next()) {
      if (message.number() == 1) {
        try {
          value = Json.parse(new String(message.bytes(), StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
          throw new DecodingException(e.getMessage());
        }
      } else {
        message.skip();
      }
    }
    return value;
  }
}
