package io.kubeschool.world;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests as a journal holds them: the parameters in their order. */
final class Requests {

  private Requests() {}

  static JsonObject toJson(Request request) {
    JsonArray.Builder query = JsonArray.builder();
    request
        .query()
        .forEach((name, values) -> query.add(Json.objectOf("name", name, "values", values)));
    JsonObject json =
        Json.objectOf(
            "user", request.user().name(),
            "groups", request.user().groups(),
            "method", request.method().name(),
            "path", request.path(),
            "query", query.build(),
            "headers", JsonObject.ofStrings(request.headers()));
    return request.body() == null ? json : json.with("body", request.body());
  }

  static Request fromJson(JsonObject json) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (JsonObject parameter : json.array("query").objects()) {
      query.put(parameter.string("name"), List.copyOf(parameter.array("values").strings()));
    }
    return new Request(
        new User(json.string("user"), List.copyOf(json.array("groups").strings())),
        Method.valueOf(json.string("method")),
        json.string("path"),
        query,
        json.object("headers").strings(),
        json.get("body"));
  }
}
