package io.kubeschool.serve;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.schema.DecodingException;
import io.kubeschool.model.schema.ProtobufDecoder;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.serve.wire.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Makes the API server's requests of HTTP's. */
final class RequestReader {

  /** Models apiserver pkg/server/config.go: MaxRequestBodyBytes. */
  static final int LARGEST_BODY = 3 * 1024 * 1024;

  /** The headers that the API server looks at; the others are the wire's, or secret. */
  private static final String[] HEADERS = {"impersonate-user", "impersonate-group"};

  /** What is answered; bodies may be {@link MediaType#PROTOBUF} as well. */
  private static final String FORMATS = "application/json, application/yaml";

  private RequestReader() {}

  /**
   * The request of {@code user} that an exchange brings.
   *
   * @throws StatusException if it is none that the API server could answer
   * @throws IOException if the client went away
   */
  static Request read(Exchange exchange, User user, MediaType accepted) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String name : HEADERS) {
      String value = exchange.header(name);
      if (!value.isEmpty()) {
        headers.put(name, value);
      }
    }
    headers.put("accept", accepted.text());
    Method method = method(exchange);
    if (method == Method.GET) {
      return new Request(user, method, exchange.path(), exchange.query(), headers, null);
    }
    MediaType sent = MediaType.of(exchange.header("content-type"));
    byte[] bytes = body(exchange);
    if (!sent.name().isEmpty()) {
      headers.put("content-type", sent.text());
    }
    Json body = bytes.length == 0 ? null : parse(bytes, sent, method);
    return new Request(user, method, exchange.path(), exchange.query(), headers, body);
  }

  private static Method method(Exchange exchange) {
    for (Method method : Method.values()) {
      if (method.name().equals(exchange.method())) {
        return method;
      }
    }
    throw Failure.methodNotAllowed();
  }

  private static byte[] body(Exchange exchange) throws IOException {
    try {
      return exchange.body(LARGEST_BODY);
    } catch (Exchange.BodyTooLargeException e) {
      throw Failure.failure(
          413,
          "RequestEntityTooLarge",
          "Request entity too large: limit is " + LARGEST_BODY,
          JsonObject.EMPTY);
    }
  }

  private static Json parse(byte[] bytes, MediaType type, Method method) {
    if (type.name().equals(MediaType.PROTOBUF)) {
      return decode(bytes);
    }
    boolean known = method == Method.PATCH || type.name().isEmpty() || type.admitsJson();
    if (!known && !type.isYaml()) {
      throw Failure.unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include: "
              + FORMATS
              + ", "
              + MediaType.PROTOBUF);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return type.isYaml() ? YamlReader.parse(text) : Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw Failure.badRequest(problem(type, method) + e.getMessage());
    } catch (YamlSyntaxException e) {
      throw Failure.badRequest("error decoding YAML: " + e.getMessage());
    }
  }

  /** Models pkg/endpoints/handlers: patch.go, and create.go with runtime/serializer/json. */
  private static String problem(MediaType type, Method method) {
    if (method != Method.PATCH) {
      return "couldn't get version/kind; json parse error: ";
    }
    return type.name().equals(Request.MERGE_PATCH) ? "error decoding patch: " : "";
  }

  private static Json decode(byte[] bytes) {
    try {
      return new ProtobufDecoder(Schema.kubernetes()).decode(bytes);
    } catch (DecodingException e) {
      throw Failure.badRequest(e.getMessage());
    }
  }

  /**
   * In what form the client takes an answer.
   *
   * @throws StatusException if in none that there is
   */
  static MediaType accepted(Exchange exchange) {
    String header = exchange.header("accept");
    if (header.isBlank()) {
      return new MediaType(MediaType.JSON, MediaType.JSON);
    }
    for (MediaType type : MediaType.list(header)) {
      boolean isDocument =
          OpenApiProtobuf.isAskedFor(type) && exchange.path().equals("/openapi/v2");
      if (type.admitsJson() || type.isYaml() || type.name().equals("text/plain") || isDocument) {
        return type;
      }
    }
    throw Failure.failure(
        406, "NotAcceptable", "only the following media types are accepted: " + FORMATS, null);
  }
}
