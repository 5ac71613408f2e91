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

  /** For kinds that have no table of their own. */
  private static final List<Column> DEFAULT =
      List.of(
          Column.NAME,
          new Column(
              "Created At",
              "date",
              "",
              0,
              (object, now) -> object.string("metadata", "creationTimestamp")));

  private final Map<ResourceKind, List<Column>> columns = new HashMap<>();
  private final Map<ResourceKind, JsonArray> headings = new HashMap<>();

  /** The tables of all built-in kinds. */
  public Tables() {
    columns.putAll(WorkloadColumns.all());
    columns.putAll(CoreColumns.all());
    columns.putAll(StorageColumns.all());
    columns.putAll(OtherColumns.all());
  }

  /** A table with a row per object, its cells as they are at {@code now}. */
  public JsonObject table(
      ResourceKind kind,
      List<JsonObject> objects,
      JsonObject metadata,
      TableOptions options,
      Instant now) {
    List<Column> shown = columns.getOrDefault(kind, DEFAULT);
    JsonArray.Builder rows = JsonArray.builder();
    for (JsonObject object : objects) {
      JsonArray.Builder cells = JsonArray.builder();
      for (Column column : shown) {
        cells.add(Json.of(column.cell().of(object, now)));
      }
      rows.add(include(Json.objectOf("cells", cells.build()), object, options));
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
            kind, k -> JsonArray.copyOf(shown.stream().map(Column::json).toList())),
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
