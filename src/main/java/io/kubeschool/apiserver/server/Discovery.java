package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.openapi.OpenApi;
import io.kubeschool.apiserver.registry.Registry;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.Subresource;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.schema.Schema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells what the server serves, from the registry: versions, groups, resources; and that it is
 * well. Models apiserver pkg/endpoints/discovery.
 */
final class Discovery {

  /** The groups' order. Models pkg/controlplane/apiserver: DefaultGenericAPIServicePriorities. */
  private static final List<String> GROUP_ORDER =
      List.of(
          "",
          "apiregistration.k8s.io",
          "apps",
          "events.k8s.io",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "autoscaling",
          "batch",
          "certificates.k8s.io",
          "networking.k8s.io",
          "policy",
          "rbac.authorization.k8s.io",
          "storage.k8s.io",
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io",
          "scheduling.k8s.io",
          "coordination.k8s.io",
          "node.k8s.io",
          "discovery.k8s.io",
          "flowcontrol.apiserver.k8s.io",
          "resource.k8s.io",
          "metrics.k8s.io");

  private static final Discovery STANDARD = new Discovery(Registry.standard());

  private final Registry registry;
  private final OpenApi openApi;
  private final Map<String, Function<Request, Json>> documents = new LinkedHashMap<>();

  /** What was answered before; concurrent, since worlds on other threads ask as well. */
  private final Map<Question, Json> answers = new ConcurrentHashMap<>();

  private record Question(String path, boolean aggregated) {}

  /** Of all built-in kinds: one for all servers, so that each document is made once. */
  static Discovery standard() {
    return STANDARD;
  }

  private Discovery(Registry registry) {
    this.registry = registry;
    this.openApi = new OpenApi(registry, Schema.kubernetes());
    for (String path : List.of("/healthz", "/livez", "/readyz")) {
      documents.put(path, request -> new JsonString("ok"));
    }
    documents.put("/version", request -> VERSION);
    documents.put("/api", request -> isAggregated(request) ? aggregated(List.of("")) : core());
    documents.put("/apis", request -> isAggregated(request) ? aggregated(groupNames()) : groups());
    for (GroupVersion version : registry.groupVersions()) {
      boolean isCore = version.group().isEmpty();
      documents.put(
          isCore ? "/api/" + version.version() : "/apis/" + version,
          request -> resourceList(version));
      if (!isCore) {
        String name = version.group();
        documents.put(
            "/apis/" + name,
            request -> group(versions(name)).with("apiVersion", "v1").with("kind", "APIGroup"));
      }
    }
    Json paths = Json.objectOf("paths", List.copyOf(documents.keySet()));
    documents.put("/", request -> paths);
  }

  private static final JsonObject VERSION =
      Json.objectOf(
          "major", "1",
          "minor", "36",
          "emulationMajor", "1",
          "emulationMinor", "36",
          "minCompatibilityMajor", "1",
          "minCompatibilityMinor", "35",
          "gitVersion", "v1.36.4",
          "gitCommit", "",
          "gitTreeState", "clean",
          "buildDate", "2026-01-01T00:00:00Z",
          "goVersion", "go1.26.0",
          "compiler", "gc",
          "platform", "linux/amd64");

  /**
   * The document at the request's path.
   *
   * @throws io.kubeschool.apiserver.StatusException NotFound if there is none
   */
  Reply answer(Request request) {
    String path = request.path();
    if (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    Function<Request, Json> document = documents.get(path);
    if (document == null) {
      return Reply.of(200, openApi.find(path).orElseThrow(Failure::pathNotFound));
    }
    return Reply.of(
        200,
        answers.computeIfAbsent(
            new Question(path, isAggregated(request)), _ -> document.apply(request)));
  }

  private static boolean isAggregated(Request request) {
    return request.header("accept").contains("as=APIGroupDiscoveryList");
  }

  private static Json core() {
    JsonObject address =
        Json.objectOf("clientCIDR", "0.0.0.0/0", "serverAddress", Bootstrap.ADDRESS + ":6443");
    return Json.objectOf(
        "kind", "APIVersions",
        "versions", Json.arrayOf("v1"),
        "serverAddressByClientCIDRs", Json.arrayOf(address));
  }

  private List<String> groupNames() {
    return registry.groupVersions().stream()
        .map(GroupVersion::group)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted(Comparator.comparingInt(GROUP_ORDER::indexOf))
        .toList();
  }

  private Json groups() {
    return Json.objectOf(
        "apiVersion", "v1",
        "kind", "APIGroupList",
        "groups", groupNames().stream().map(name -> group(versions(name))).toList());
  }

  /** The versions of a group, the preferred one first. */
  private List<GroupVersion> versions(String group) {
    return registry.groupVersions().stream()
        .filter(version -> version.group().equals(group))
        .toList();
  }

  private static JsonObject group(List<GroupVersion> versions) {
    List<JsonObject> named =
        versions.stream()
            .map(version ->
                Json.objectOf("groupVersion", version.toString(), "version", version.version()))
            .toList();
    return Json.objectOf(
        "name", versions.getFirst().group(),
        "versions", named,
        "preferredVersion", named.getFirst());
  }

  private JsonObject resourceList(GroupVersion version) {
    JsonArray.Builder resources = JsonArray.builder();
    for (Resource resource : of(version)) {
      resources.add(describe(resource));
      for (Subresource subresource : resource.subresources()) {
        resources.add(describe(resource, subresource));
      }
    }
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "APIResourceList",
        "groupVersion",
        version.toString(),
        "resources",
        resources.build());
  }

  private List<Resource> of(GroupVersion version) {
    return registry.resources().stream()
        .filter(resource -> resource.kind().groupVersion().equals(version))
        .toList();
  }

  private static JsonObject describe(Resource resource) {
    ResourceKind kind = resource.kind();
    JsonObject description =
        Json.objectOf(
            "name", kind.plural(),
            "singularName", kind.singular(),
            "namespaced", kind.namespaced(),
            "kind", kind.kind(),
            "verbs", resource.verbs());
    if (!kind.shortNames().isEmpty()) {
      description = description.with("shortNames", kind.shortNames());
    }
    return kind.categories().isEmpty()
        ? description
        : description.with("categories", kind.categories());
  }

  private static JsonObject describe(Resource resource, Subresource subresource) {
    ResourceKind kind = resource.kind();
    JsonObject description =
        Json.objectOf(
            "name", kind.plural() + "/" + subresource.name(),
            "singularName", "",
            "namespaced", kind.namespaced(),
            "kind", subresource.kind().kind(),
            "verbs", subresource.verbs());
    GroupVersion own = subresource.kind().groupVersion();
    return own.equals(kind.groupVersion())
        ? description
        : description.with("group", own.group()).with("version", own.version());
  }

  private JsonObject aggregated(List<String> groups) {
    JsonArray.Builder items = JsonArray.builder();
    for (String group : groups) {
      JsonObject metadata = group.isEmpty() ? JsonObject.EMPTY : Json.objectOf("name", group);
      items.add(
          Json.objectOf(
              "metadata",
              metadata,
              "versions",
              versions(group).stream().map(this::aggregated).toList()));
    }
    return Json.objectOf(
        "apiVersion",
        "apidiscovery.k8s.io/v2",
        "kind",
        "APIGroupDiscoveryList",
        "metadata",
        JsonObject.EMPTY,
        "items",
        items.build());
  }

  private JsonObject aggregated(GroupVersion version) {
    return Json.objectOf(
        "version", version.version(),
        "freshness", "Current",
        "resources", of(version).stream().map(Discovery::aggregate).toList());
  }

  private static JsonObject aggregate(Resource resource) {
    ResourceKind kind = resource.kind();
    JsonObject description =
        Json.objectOf(
            "resource", kind.plural(),
            "singularResource", kind.singular(),
            "scope", kind.namespaced() ? "Namespaced" : "Cluster",
            "responseKind", responseKind(kind),
            "verbs", resource.verbs());
    if (!kind.shortNames().isEmpty()) {
      description = description.with("shortNames", kind.shortNames());
    }
    if (!kind.categories().isEmpty()) {
      description = description.with("categories", kind.categories());
    }
    if (resource.subresources().isEmpty()) {
      return description;
    }
    return description.with(
        "subresources",
        resource.subresources().stream()
            .map(subresource ->
                Json.objectOf(
                    "subresource", subresource.name(),
                    "responseKind", responseKind(subresource.kind()),
                    "verbs", subresource.verbs()))
            .toList());
  }

  private static JsonObject responseKind(ResourceKind kind) {
    return Json.objectOf(
        "group", kind.groupVersion().group(),
        "version", kind.groupVersion().version(),
        "kind", kind.kind());
  }
}
