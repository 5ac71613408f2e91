package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.table.TableOptions;
import io.kubeschool.apiserver.table.Tables;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.Simulation;
import java.util.List;

/**
 * In which form objects are answered: as they are, as a table, or as their metadata. Models
 * apiserver pkg/endpoints/handlers/response.go.
 */
final class Representation {

  private enum Form {
    OBJECT,
    TABLE,
    METADATA
  }

  private final Simulation simulation;
  private final Tables tables;
  private final Form form;
  private final TableOptions options;

  private Representation(Simulation simulation, Tables tables, Form form, TableOptions options) {
    this.simulation = simulation;
    this.tables = tables;
    this.form = form;
    this.options = options;
  }

  /** What the request's {@code Accept} header asks for first. */
  static Representation of(Request request, Simulation simulation, Tables tables) {
    String accept = request.header("accept");
    Form form = Form.OBJECT;
    if (accept.contains("as=Table")) {
      form = Form.TABLE;
    } else if (accept.contains("as=PartialObjectMetadata")) {
      form = Form.METADATA;
    }
    return new Representation(
        simulation, tables, form, new TableOptions(request.parameter("includeObject")));
  }

  /** Whether objects are answered as they are. */
  boolean isPlain() {
    return form == Form.OBJECT;
  }

  /** One object; a Status stays one. */
  JsonObject object(ResourceKind kind, JsonObject object) {
    if (form == Form.OBJECT || object.string("kind").equals("Status")) {
      return object;
    }
    if (form == Form.METADATA) {
      return metadata(object);
    }
    JsonObject metadata =
        Json.objectOf("resourceVersion", object.string("metadata", "resourceVersion"));
    return tables.table(kind, List.of(object), metadata, options, simulation.now());
  }

  /** A list of objects. */
  JsonObject list(ResourceKind kind, List<JsonObject> items, JsonObject metadata) {
    if (form == Form.TABLE) {
      return tables.table(kind, items, metadata, options, simulation.now());
    }
    boolean partial = form == Form.METADATA;
    return Json.objectOf(
        "apiVersion",
        partial ? "meta.k8s.io/v1" : kind.groupVersion().toString(),
        "kind",
        partial ? "PartialObjectMetadataList" : kind.kind() + "List",
        "metadata",
        metadata,
        "items",
        JsonArray.copyOf(partial ? items.stream().map(Representation::metadata).toList() : items));
  }

  private static JsonObject metadata(JsonObject object) {
    return Json.objectOf(
        "apiVersion",
        "meta.k8s.io/v1",
        "kind",
        "PartialObjectMetadata",
        "metadata",
        object.object("metadata"));
  }
}
