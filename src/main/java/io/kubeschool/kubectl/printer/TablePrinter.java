package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * Writes the server's tables, and of other objects a name and an age. The headers come once, as
 * long as the columns stay the same. Models cli-runtime printers/tableprinter.go.
 */
public final class TablePrinter {

  private static final JsonArray NAME_AND_AGE =
      Json.arrayOf(
          Map.of("name", "Name", "type", "string", "format", "name", "priority", 0),
          Map.of("name", "Age", "type", "string", "priority", 0));
  private static final Map<String, String> EVENT_TYPES =
      Map.of(
          "ADDED", "ADDED   ",
          "MODIFIED", "MODIFIED",
          "DELETED", "DELETED ",
          "ERROR", "ERROR   ");

  private final TableOptions options;
  private final Supplier<Instant> clock;
  private JsonArray lastColumns = JsonArray.EMPTY;
  private boolean printedHeaders;

  private record Column(String name, boolean shown, boolean isName) {}

  /** A printer of tables like that; the clock tells ages. */
  public TablePrinter(TableOptions options, Supplier<Instant> clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Writes a table or an object.
   *
   * @param eventType what a watch says about it, or "" outside of a watch of events
   */
  public void print(String eventType, JsonObject object, TabWriter out) {
    JsonObject table = object.string("kind").equals("Table") ? object : asTable(object);
    JsonArray definitions = table.array("columnDefinitions");
    boolean headers =
        !options.noHeaders()
            && !(printedHeaders && (definitions.isEmpty() || definitions.equals(lastColumns)));
    if (definitions.isEmpty()) {
      definitions = lastColumns;
    } else if (!definitions.equals(lastColumns)) {
      lastColumns = definitions;
      printedHeaders = false;
    }
    List<JsonObject> rows = table.array("rows").objects();
    if (rows.isEmpty()) {
      return;
    }
    printedHeaders = true;
    List<Column> columns = columns(definitions);
    if (headers) {
      printHeaders(eventType, columns, out);
    }
    rows.forEach(row -> printRow(eventType, row, columns, out));
  }

  private List<Column> columns(JsonArray definitions) {
    List<Column> columns = new ArrayList<>();
    boolean nameFound = false;
    for (JsonObject definition : definitions.objects()) {
      boolean isName =
          !nameFound
              && definition.string("format").equals("name")
              && definition.string("type").equals("string");
      nameFound |= isName;
      columns.add(
          new Column(
              definition.string("name"),
              options.wide() || definition.number(0, "priority") == 0,
              isName));
    }
    return columns;
  }

  private void printHeaders(String eventType, List<Column> columns, TabWriter out) {
    StringJoiner headers = new StringJoiner("\t");
    if (!eventType.isEmpty()) {
      headers.add("EVENT");
    }
    if (options.withNamespace()) {
      headers.add("NAMESPACE");
    }
    columns.stream()
        .filter(Column::shown)
        .forEach(c -> headers.add(c.name().toUpperCase(Locale.ROOT)));
    options
        .labelColumns()
        .forEach(l -> headers.add(l.substring(l.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)));
    if (options.showLabels()) {
      headers.add("LABELS");
    }
    out.write(headers + "\n");
  }

  private void printRow(String eventType, JsonObject row, List<Column> columns, TabWriter out) {
    StringJoiner cells = new StringJoiner("\t");
    if (!eventType.isEmpty()) {
      cells.add(EVENT_TYPES.getOrDefault(eventType, eventType));
    }
    if (options.withNamespace()) {
      cells.add(row.string("object", "metadata", "namespace"));
    }
    JsonArray values = row.array("cells");
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.shown()) {
        String text = i < values.size() ? text(values.item(i)) : "";
        cells.add(
            column.isName() && !options.kind().isEmpty() ? options.kind() + "/" + text : text);
      }
    }
    Map<String, String> labels = row.object("object", "metadata", "labels").strings();
    options.labelColumns().forEach(l -> cells.add(labels.getOrDefault(l, "")));
    if (options.showLabels()) {
      cells.add(labels(labels));
    }
    out.write(cells + "\n");
  }

  private static String text(Json cell) {
    if (cell == JsonNull.NULL) {
      return "";
    }
    if (!(cell instanceof JsonString(String string))) {
      return GoFormat.value(cell);
    }
    int end = 0;
    while (end < string.length() && "\f\n\r".indexOf(string.charAt(end)) < 0) {
      end++;
    }
    return TerminalEscapes.escape(
        end == string.length() ? string : string.substring(0, end) + "...");
  }

  /** {@code a=1,b=2}, or {@code <none>}. Models apimachinery labels.FormatLabels. */
  public static String labels(Map<String, String> labels) {
    StringJoiner text = new StringJoiner(",");
    labels.forEach((k, v) -> text.add(k + "=" + v));
    return labels.isEmpty() ? "<none>" : text.toString();
  }

  private JsonObject asTable(JsonObject object) {
    JsonArray.Builder rows = JsonArray.builder();
    for (JsonObject item : Lists.items(object)) {
      rows.add(
          Json.objectOf(
              "cells", List.of(item.string("metadata", "name"), age(item)), "object", item));
    }
    return Json.objectOf("columnDefinitions", NAME_AND_AGE, "rows", rows.build());
  }

  private String age(JsonObject object) {
    String created = object.string("metadata", "creationTimestamp");
    return created.isEmpty()
        ? "<unknown>"
        : HumanDuration.format(Duration.between(Timestamps.parse(created), clock.get()));
  }
}
