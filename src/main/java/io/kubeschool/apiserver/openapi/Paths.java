package io.kubeschool.apiserver.openapi;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.Subresource;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The paths of a document: what can be done at them, with which parameters and types of bodies.
 * kubectl looks here whether a kind takes {@code fieldValidation} and strategic merge patches.
 */
final class Paths {

  /** An action on objects: its method, what it is called, whether a path ends in a name. */
  private record Action(String verb, String method, String name, boolean named) {}

  private static final List<Action> ACTIONS =
      List.of(
          new Action("get", "get", "get", true),
          new Action("list", "get", "list", false),
          new Action("create", "post", "post", false),
          new Action("update", "put", "put", true),
          new Action("patch", "patch", "patch", true),
          new Action("delete", "delete", "delete", true),
          new Action("deletecollection", "delete", "deletecollection", false));

  private static final List<String> WRITES = List.of("create", "update", "patch");
  private static final List<String> PATCHES =
      List.of(
          Request.APPLY_PATCH,
          Request.JSON_PATCH,
          Request.MERGE_PATCH,
          Request.STRATEGIC_MERGE_PATCH);

  private final Map<String, JsonObject> paths = new TreeMap<>();

  /** Adds a resource's paths and those of its subresources. */
  void add(Resource resource) {
    ResourceKind kind = resource.kind();
    GroupVersion version = kind.groupVersion();
    String root = (version.group().isEmpty() ? "/api/" : "/apis/") + version + "/";
    String collection = root + (kind.namespaced() ? "namespaces/{namespace}/" : "") + kind.plural();
    for (Action action : ACTIONS) {
      if (resource.verbs().contains(action.verb())) {
        add(action.named() ? collection + "/{name}" : collection, action, kind);
      }
    }
    if (kind.namespaced() && resource.verbs().contains("list")) {
      add(root + kind.plural(), ACTIONS.get(1), kind);
    }
    for (Subresource subresource : resource.subresources()) {
      for (Action action : ACTIONS) {
        if (subresource.verbs().contains(action.verb())) {
          add(collection + "/{name}/" + subresource.name(), action, subresource.kind());
        }
      }
    }
  }

  /** All of them. */
  JsonObject build() {
    JsonObject.Builder all = JsonObject.builder();
    paths.forEach(all::put);
    return all.build();
  }

  private void add(String path, Action action, ResourceKind kind) {
    GroupVersion version = kind.groupVersion();
    JsonObject operation =
        Json.objectOf(
            "parameters",
            parameters(path, action),
            "responses",
            Json.objectOf(
                "200", Json.objectOf("description", "OK"),
                "401", Json.objectOf("description", "Unauthorized")),
            "x-kubernetes-action",
            action.name(),
            "x-kubernetes-group-version-kind",
            Json.objectOf(
                "group", version.group(), "version", version.version(), "kind", kind.kind()));
    if (WRITES.contains(action.verb())) {
      operation =
          operation.with(
              "requestBody", Json.objectOf("required", true, "content", content(action)));
    }
    paths.put(path, paths.getOrDefault(path, JsonObject.EMPTY).with(action.method(), operation));
  }

  private static JsonArray parameters(String path, Action action) {
    JsonArray.Builder parameters = JsonArray.builder();
    for (String name : List.of("namespace", "name")) {
      if (path.contains("{" + name + "}")) {
        parameters.add(parameter(name, "path").with("required", true));
      }
    }
    if (WRITES.contains(action.verb())) {
      for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
        parameters.add(parameter(name, "query"));
      }
    }
    return parameters.build();
  }

  private static JsonObject parameter(String name, String where) {
    return Json.objectOf(
        "name", name, "in", where, "schema", Json.objectOf("type", "string", "uniqueItems", true));
  }

  private static JsonObject content(Action action) {
    JsonObject.Builder types = JsonObject.builder();
    List<String> names = action.verb().equals("patch") ? PATCHES : List.of("*/*");
    names.forEach(name -> types.put(name, Json.objectOf("schema", JsonObject.EMPTY)));
    return types.build();
  }
}
