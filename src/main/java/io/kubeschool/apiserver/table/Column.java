package io.kubeschool.apiserver.table;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.time.Instant;
import java.util.function.Function;

/**
 * A column of a table and what stands in it. Models meta/v1: TableColumnDefinition.
 *
 * @param name its heading, {@code Nominated Node}
 * @param type {@code string}, {@code integer}, {@code boolean} or {@code date}
 * @param format {@code name} for the column of the names, else ""
 * @param priority 0 if it is always shown, 1 if only in wide output
 * @param cell what stands in it
 */
record Column(String name, String type, String format, int priority, Cell cell) {

  /** What stands in an object's row, as {@link Json#of} takes it. */
  @FunctionalInterface
  interface Cell {
    Object of(JsonObject object, Instant now);
  }

  /** The objects' names. */
  static final Column NAME = name(object -> object.string("metadata", "name"));

  /** The objects' ages. */
  static final Column AGE =
      new Column(
          "Age",
          "string",
          "",
          0,
          (object, now) -> Cells.since(object.string("metadata", "creationTimestamp"), now));

  /** The objects' names with something added. */
  static Column name(Function<JsonObject, Object> cell) {
    return new Column("Name", "string", "name", 0, (object, now) -> cell.apply(object));
  }

  /** Texts. */
  static Column text(String name, Function<JsonObject, Object> cell) {
    return new Column(name, "string", "", 0, (object, now) -> cell.apply(object));
  }

  /** Texts that depend on the time. */
  static Column timed(String name, Cell cell) {
    return new Column(name, "string", "", 0, cell);
  }

  /** The texts at a path. */
  static Column text(String name, String... path) {
    return text(name, object -> object.string(path));
  }

  /** The whole numbers at a path, 0 where there is none. */
  static Column number(String name, String... path) {
    return new Column(name, "integer", "", 0, (object, now) -> object.number(0, path));
  }

  /** Whole numbers. */
  static Column count(String name, Function<JsonObject, Object> cell) {
    return new Column(name, "integer", "", 0, (object, now) -> cell.apply(object));
  }

  /** The booleans at a path, false where there is none. */
  static Column flag(String name, String... path) {
    return new Column(name, "boolean", "", 0, (object, now) -> object.bool(path));
  }

  /** The same, shown only in wide output. */
  Column wide() {
    return new Column(name, type, format, 1, cell);
  }

  JsonObject json() {
    return Json.objectOf(
        "name", name, "type", type, "format", format, "description", "", "priority", priority);
  }
}
