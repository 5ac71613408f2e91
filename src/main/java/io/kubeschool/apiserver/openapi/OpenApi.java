package io.kubeschool.apiserver.openapi;

import io.kubeschool.apiserver.registry.Registry;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.Subresource;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OpenAPI documents of what is served, in version 3 one per group and version, each made when
 * it is first asked for. Models kube-openapi pkg/handler and pkg/handler3.
 */
public final class OpenApi {

  private static final String V2 = "/openapi/v2";
  private static final String ROOT = "/openapi/v3";
  private static final JsonObject INFO = Json.objectOf("title", "Kubernetes", "version", "v1.36.4");

  private final Registry registry;
  private final Schema schema;

  /** Concurrent, since all servers of a JVM share it. */
  private final Map<String, JsonObject> documents = new ConcurrentHashMap<>();

  /** The documents of a registry's kinds. */
  public OpenApi(Registry registry, Schema schema) {
    this.registry = registry;
    this.schema = schema;
  }

  /** The document at that path, or nothing. */
  public Optional<Json> find(String path) {
    if (path.equals(V2)) {
      return Optional.of(documents.computeIfAbsent(V2, n -> definitions()));
    }
    if (path.equals(ROOT)) {
      return Optional.of(index());
    }
    if (!path.startsWith(ROOT + "/")) {
      return Optional.empty();
    }
    String name = path.substring(ROOT.length() + 1);
    return registry.groupVersions().stream()
        .filter(version -> pathOf(version).equals(name))
        .findFirst()
        .map(version -> documents.computeIfAbsent(name, n -> document(version)));
  }

  private JsonObject index() {
    JsonObject.Builder paths = JsonObject.builder();
    for (GroupVersion version : registry.groupVersions()) {
      paths.put(pathOf(version), Json.objectOf("serverRelativeURL", ROOT + "/" + pathOf(version)));
    }
    return Json.objectOf("paths", paths.build());
  }

  private static String pathOf(GroupVersion version) {
    return (version.group().isEmpty() ? "api/" : "apis/") + version;
  }

  private JsonObject document(GroupVersion version) {
    Components components = new Components(Components.Dialect.V3);
    Paths paths = new Paths();
    for (Resource resource : registry.resources()) {
      if (resource.kind().groupVersion().equals(version)) {
        add(components, resource);
        paths.add(resource);
      }
    }
    return Json.objectOf(
        "openapi",
        "3.0.0",
        "info",
        INFO,
        "paths",
        paths.build(),
        "components",
        Json.objectOf("schemas", components.build()));
  }

  /** The older document, of all kinds; kubectl still checks lists by it. Paths are left out. */
  private JsonObject definitions() {
    Components components = new Components(Components.Dialect.V2);
    registry.resources().forEach(resource -> add(components, resource));
    return Json.objectOf(
        "swagger",
        "2.0",
        "info",
        INFO,
        "paths",
        JsonObject.EMPTY,
        "definitions",
        components.build());
  }

  private void add(Components components, Resource resource) {
    GroupVersion version = resource.kind().groupVersion();
    add(components, version, resource.kind().kind());
    add(components, version, resource.kind().kind() + "List");
    for (Subresource subresource : resource.subresources()) {
      add(components, subresource.kind().groupVersion(), subresource.kind().kind());
    }
  }

  private void add(Components components, GroupVersion version, String kind) {
    StructType type = schema.ofKind(version, kind);
    if (type != null) {
      components.add(type, version, kind);
    }
  }
}
