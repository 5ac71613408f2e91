package io.kubeschool.apiserver.table;

import io.kubeschool.model.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How the objects of a kind look in a table. Models pkg/printers: TableHandler.
 *
 * @param columns its columns
 * @param cells an object's cells at a time, one per column, as {@link io.kubeschool.model.Json#of}
 *     takes them
 */
public record TablePrinter(
    List<Column> columns, BiFunction<JsonObject, Instant, List<Object>> cells) {

  /** Name and age, for kinds that have no table of their own. */
  public static final TablePrinter DEFAULT =
      new TablePrinter(
          List.of(Column.NAME, new Column("Created At", "date", "", 0, Column.AGE.description())),
          (object, now) ->
              List.of(
                  object.string("metadata", "name"),
                  object.string("metadata", "creationTimestamp")));
}
