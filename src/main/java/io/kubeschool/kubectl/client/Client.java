package io.kubeschool.kubectl.client;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The way to the server: adds who asks, prints the server's warnings once each, and makes errors of
 * its refusals. Models client-go rest: Request and WarningWriter.
 */
public final class Client {

  /** Its first part is the manager of what a command without {@code --field-manager} writes. */
  private static final String USER_AGENT = "kubectl/v1.36.4 (linux/amd64)";

  private final Api api;
  private final User user;
  private final Map<String, String> headers;
  private final PrintStream warningStream;
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * A client.
   *
   * @param config whom to impersonate
   * @param warningStream where warnings go
   */
  public Client(ApiEndpoints.Endpoint endpoint, ClientConfig config, PrintStream warningStream) {
    this.api = endpoint.api();
    this.user = endpoint.user();
    this.headers = headers(config);
    this.warningStream = warningStream;
  }

  private static Map<String, String> headers(ClientConfig config) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("user-agent", USER_AGENT);
    if (!config.impersonatedUser().isEmpty()) {
      headers.put("impersonate-user", config.impersonatedUser());
    }
    if (!config.impersonatedGroups().isEmpty()) {
      headers.put("impersonate-group", String.join(",", config.impersonatedGroups()));
    }
    return headers;
  }

  /** A request of this client's user, without parameters, headers or body. */
  public Request request(Method method, String path) {
    Request request = Request.of(user, method, path);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.withHeader(header.getKey(), header.getValue());
    }
    return request;
  }

  /**
   * The object at that path.
   *
   * @throws StatusError if the server refuses
   */
  public JsonObject get(String path) {
    return call(request(Method.GET, path)).object();
  }

  /**
   * The answer to a request.
   *
   * @throws StatusError if the server refuses
   */
  public Reply call(Request request) {
    Reply reply = tryCall(request);
    if (!reply.isSuccess()) {
      throw refusal(reply);
    }
    return reply;
  }

  /** The answer to a request, be it a refusal. */
  public Reply tryCall(Request request) {
    Reply reply = api.call(request);
    reply.warnings().forEach(this::warn);
    return reply;
  }

  /** Follows a collection; see {@link Api#watch}. */
  public Subscription watch(Request request, WatchSink sink) {
    return api.watch(request, sink);
  }

  /** Opens a streaming subresource; see {@link Api#connect}. */
  public Connection connect(Request request, ConnectionSink sink) {
    return api.connect(request, sink);
  }

  /** How many different warnings the server sent. */
  public int warningCount() {
    return warnings.size();
  }

  /** The error that a reply which is no success tells. */
  public static StatusError refusal(Reply reply) {
    Json body = reply.body();
    if (body instanceof JsonObject status && status.string("kind").equals("Status")) {
      return new StatusError(status);
    }
    String text = body instanceof JsonString(String value) ? value : "";
    return new StatusError(
        Json.objectOf(
            "kind", "Status", "status", "Failure", "code", reply.code(), "message", text));
  }

  private void warn(String text) {
    if (warnings.add(text)) {
      warningStream.println("Warning: " + text);
    }
  }
}
