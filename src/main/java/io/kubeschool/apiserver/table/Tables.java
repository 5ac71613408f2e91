package io.kubeschool.apiserver.table;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes tables of objects, as {@code kubectl get} shows them. Models
 * pkg/printers/tablegenerator.go.
 */
public final class Tables {

  private final Map<ResourceKind, TablePrinter> printers;
  private final Map<ResourceKind, JsonArray> headings = new HashMap<>();

  /** Tables by those printers; other kinds have name and age. */
  public Tables(Map<ResourceKind, TablePrinter> printers) {
    this.printers = printers;
  }

  /** A table with a row per object, its cells as they are at {@code now}. */
  public JsonObject table(
      ResourceKind kind,
      List<JsonObject> objects,
      JsonObject metadata,
      TableOptions options,
      Instant now) {
    TablePrinter printer = printers.getOrDefault(kind, TablePrinter.DEFAULT);
    JsonArray.Builder rows = JsonArray.builder();
    for (JsonObject object : objects) {
      JsonObject row = Json.objectOf("cells", Json.of(printer.cells().apply(object, now)));
      rows.add(include(row, object, options));
    }
    return Json.objectOf(
        "apiVersion",
        "meta.k8s.io/v1",
        "kind",
        "Table",
        "metadata",
        metadata,
        "columnDefinitions",
        headings.computeIfAbsent(
            kind, k -> JsonArray.copyOf(printer.columns().stream().map(Column::json).toList())),
        "rows",
        rows.build());
  }

  private static JsonObject include(JsonObject row, JsonObject object, TableOptions options) {
    return switch (options.includeObject()) {
      case "Object" -> row.with("object", object);
      case "None" -> row;
      default ->
          row.with(
              "object",
              Json.objectOf(
                  "apiVersion",
                  "meta.k8s.io/v1",
                  "kind",
                  "PartialObjectMetadata",
                  "metadata",
                  object.object("metadata")));
    };
  }
}
