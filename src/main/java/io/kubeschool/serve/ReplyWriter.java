package io.kubeschool.serve;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.JsonWriter;
import io.kubeschool.model.YamlWriter;
import io.kubeschool.serve.wire.Exchange;
import io.kubeschool.serve.wire.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the API server's answers as HTTP's. Models pkg/endpoints/handlers/responsewriters. */
final class ReplyWriter {

  private static final Header NO_CACHE = new Header("Cache-Control", "no-cache, private");
  private static final int NO_CONTENT = 204;
  private static final String AGGREGATED = "APIGroupDiscoveryList";

  private ReplyWriter() {}

  /** Answers with why it is refused. */
  static void write(Exchange exchange, StatusException refusal) throws IOException {
    write(exchange, new MediaType(MediaType.JSON, MediaType.JSON), refusal.reply());
  }

  /** Answers with a refusal. */
  static void write(Exchange exchange, JsonObject status) throws IOException {
    write(
        exchange,
        new MediaType(MediaType.JSON, MediaType.JSON),
        Reply.of((int) status.number(500, "code"), status));
  }

  /** Answers in that form. */
  static void write(Exchange exchange, MediaType accepted, Reply reply) throws IOException {
    if (OpenApiProtobuf.isAskedFor(accepted) && reply.isSuccess()) {
      exchange.respond(
          reply.code(),
          headers(OpenApiProtobuf.TYPE, reply.warnings()),
          OpenApiProtobuf.write(reply.object()));
      return;
    }
    if (reply.code() == NO_CONTENT) {
      exchange.respond(NO_CONTENT, List.of(NO_CACHE), new byte[0]);
      return;
    }
    String type;
    String text;
    if (reply.body() instanceof JsonString(String plain)) {
      type = "text/plain; charset=utf-8";
      text = plain;
    } else if (accepted.isYaml()) {
      type = MediaType.YAML;
      text = YamlWriter.write(reply.body());
    } else {
      // clients tell by the type whether their wish for aggregated documents was granted
      boolean aggregated = reply.body().string("kind").equals(AGGREGATED);
      type = aggregated ? accepted.text() : MediaType.JSON;
      text =
          isPretty(exchange) ? JsonWriter.write(reply.body(), "  ") : reply.body().toText() + "\n";
    }
    exchange.respond(
        reply.code(), headers(type, reply.warnings()), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The headers of an answer. */
  static List<Header> headers(String type, List<String> warnings) {
    List<Header> headers = new ArrayList<>();
    headers.add(NO_CACHE);
    headers.add(new Header("Content-Type", type));
    for (String warning : warnings) {
      headers.add(new Header("Warning", "299 - " + Json.of(warning.replace('\n', ' ')).toText()));
    }
    return headers;
  }

  /** Models responsewriters/writers.go: isPrettyPrint. */
  private static boolean isPretty(Exchange exchange) {
    List<String> asked = exchange.query().get("pretty");
    if (asked != null && !asked.isEmpty()) {
      return asked.getFirst().equals("true") || asked.getFirst().equals("1");
    }
    String agent = exchange.header("user-agent");
    return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
  }
}
