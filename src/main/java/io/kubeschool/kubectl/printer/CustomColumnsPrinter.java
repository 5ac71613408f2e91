package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.kubectl.jsonpath.JsonPath;
import io.kubeschool.kubectl.jsonpath.JsonPathError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** {@code -o custom-columns=HEADER:PATH,...}. Models get/customcolumn.go: CustomColumnsPrinter. */
final class CustomColumnsPrinter implements ObjectPrinter {

  private record Column(String header, JsonPath path) {}

  private final List<Column> columns;
  private final boolean noHeaders;
  private Boolean lastWasList;

  private CustomColumnsPrinter(List<Column> columns, boolean noHeaders) {
    this.columns = columns;
    this.noHeaders = noHeaders;
  }

  /** A printer of columns written as {@code HEADER:PATH,HEADER:PATH}. */
  static CustomColumnsPrinter ofSpec(String spec, boolean noHeaders) {
    if (spec.isEmpty()) {
      throw new CommandError("custom-columns format specified but no custom columns given");
    }
    List<Column> columns = new ArrayList<>();
    for (String part : spec.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon < 0) {
        throw new CommandError(
            "unexpected custom-columns spec: " + part + ", expected <header>:<json-path-expr>");
      }
      columns.add(column(part.substring(0, colon), part.substring(colon + 1)));
    }
    return new CustomColumnsPrinter(columns, noHeaders);
  }

  /** A printer of columns written as a line of headers and a line of paths. */
  static CustomColumnsPrinter ofTemplate(String template) {
    List<String> lines = template.lines().toList();
    for (int i = 0; i < 2; i++) {
      if (lines.size() <= i) {
        throw new CommandError(
            "invalid template, missing "
                + (i == 0 ? "header" : "spec")
                + " line. Expected format is one line of space separated headers, one line of space"
                + " separated column specs.");
      }
    }
    List<String> headers = words(lines.get(0));
    List<String> paths = words(lines.get(1));
    if (headers.size() != paths.size()) {
      throw new CommandError(
          "number of headers ("
              + headers.size()
              + ") and field specifications ("
              + paths.size()
              + ") don't match");
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      columns.add(column(headers.get(i), paths.get(i)));
    }
    return new CustomColumnsPrinter(columns, false);
  }

  private static List<String> words(String line) {
    return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
  }

  private static Column column(String header, String path) {
    try {
      return new Column(header, JsonPath.parse(JsonPath.relaxed(path), true));
    } catch (JsonPathError e) {
      throw new CommandError(e.getMessage());
    }
  }

  @Override
  public void print(JsonObject object, StringBuilder out) {
    TabWriter table = TabWriter.forTables(out);
    boolean isList = Lists.isList(object);
    if (!noHeaders && (lastWasList == null || lastWasList != isList)) {
      StringJoiner headers = new StringJoiner("\t");
      columns.forEach(c -> headers.add(c.header()));
      table.write(headers + "\n");
      lastWasList = isList;
    }
    Lists.items(object).forEach(item -> printOne(item, table));
    table.flush();
  }

  @Override
  public void printEvent(String type, JsonObject object, StringBuilder out) {
    print(Json.objectOf("type", type, "object", object), out);
  }

  private void printOne(JsonObject object, TabWriter table) {
    StringJoiner cells = new StringJoiner("\t");
    for (Column column : columns) {
      cells.add(cell(column, object));
    }
    table.write(cells + "\n");
  }

  private static String cell(Column column, JsonObject object) {
    List<List<Json>> results;
    try {
      results = column.path().find(object);
    } catch (JsonPathError e) {
      throw new CommandError(e.getMessage());
    }
    StringJoiner values = new StringJoiner(",");
    if (results.isEmpty() || results.getFirst().isEmpty()) {
      values.add("<none>");
    }
    results.forEach(
        part -> part.forEach(v -> values.add(TerminalEscapes.escape(GoFormat.value(v)))));
    return values.toString();
  }
}
