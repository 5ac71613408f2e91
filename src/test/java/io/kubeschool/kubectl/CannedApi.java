package io.kubeschool.kubectl;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server that answers what it was told to, by method and path, and keeps what it was asked. */
final class CannedApi implements Api {

  private final Map<String, Reply> replies = new TreeMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<WatchSink> watches = new ArrayList<>();

  CannedApi() {
    reply("GET /api", Json.objectOf("versions", List.of("v1")));
    reply(
        "GET /apis",
        Json.parse(
            """
            {"groups":[{"name":"apps","preferredVersion":{"groupVersion":"apps/v1"},
            "versions":[{"groupVersion":"apps/v1"}]}]}\
            """));
    reply(
        "GET /api/v1",
        Json.parse(
            """
            {"resources":[
            {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","shortNames":["po"],
             "categories":["all"],"verbs":["get","list","watch","delete"]},
            {"name":"pods/log","kind":"Pod"},
            {"name":"nodes","singularName":"node","namespaced":false,"kind":"Node","shortNames":["no"],
             "verbs":["get","list"]}]}\
            """));
    reply(
        "GET /apis/apps/v1",
        Json.parse(
            """
            {"resources":[{"name":"deployments","singularName":"deployment","namespaced":true,
            "kind":"Deployment","shortNames":["deploy"],"categories":["all"],"verbs":["get","list"]}]}\
            """));
    reply("GET /version", Json.objectOf("gitVersion", "v1.36.4"));
  }

  /** Answers requests of that method and path (without parameters) with that object. */
  CannedApi reply(String methodAndPath, Json body) {
    return reply(methodAndPath, 200, body);
  }

  CannedApi reply(String methodAndPath, int code, Json body) {
    replies.put(methodAndPath, Reply.of(code, body));
    return this;
  }

  /** Who watches; a test sends events by it. */
  List<WatchSink> watches() {
    return watches;
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public Reply call(Request request) {
    requests.add(request);
    Reply reply = replies.get(request.method() + " " + request.path());
    return reply != null ? reply : Reply.of(404, notFound(request.path()));
  }

  private static JsonObject notFound(String path) {
    String[] parts = path.split("/");
    String name = parts[parts.length - 1];
    String resource = parts[parts.length - 2];
    return Json.objectOf(
        "kind", "Status",
        "status", "Failure",
        "reason", "NotFound",
        "code", 404,
        "message", resource + " \"" + name + "\" not found");
  }

  @Override
  public Subscription watch(Request request, WatchSink sink) {
    requests.add(request);
    watches.add(sink);
    return () -> {};
  }

  @Override
  public Connection connect(Request request, ConnectionSink sink) {
    throw new UnsupportedOperationException();
  }
}
