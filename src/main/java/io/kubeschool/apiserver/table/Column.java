package io.kubeschool.apiserver.table;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/**
 * A column of a table. Models meta/v1: TableColumnDefinition.
 *
 * @param name its heading, {@code Nominated Node}
 * @param type {@code string}, {@code integer} or {@code date}
 * @param format {@code name} for the column of the names, else ""
 * @param priority 0 if it is always shown, 1 if only in wide output
 * @param description what it tells
 */
public record Column(String name, String type, String format, int priority, String description) {

  /** The column of the names. */
  public static final Column NAME =
      new Column(
          "Name",
          "string",
          "name",
          0,
          "Name must be unique within a namespace. Is required when creating resources, although"
              + " some resources may allow a client to request the generation of an appropriate"
              + " name automatically. Name is primarily intended for creation idempotence and"
              + " configuration definition. Cannot be updated. More info:"
              + " https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names");

  /** The column of the ages. */
  public static final Column AGE =
      new Column(
          "Age",
          "string",
          "",
          0,
          "CreationTimestamp is a timestamp representing the server time when this object was"
              + " created. It is not guaranteed to be set in happens-before order across separate"
              + " operations. Clients may not set this value. It is represented in RFC3339 form and"
              + " is in UTC.\n\n"
              + "Populated by the system. Read-only. Null for lists. More info:"
              + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata");

  /** A column of texts that is always shown. */
  public static Column text(String name) {
    return new Column(name, "string", "", 0, "");
  }

  /** A column of whole numbers that is always shown. */
  public static Column number(String name) {
    return new Column(name, "integer", "", 0, "");
  }

  /** The same, shown only in wide output. */
  public Column wide() {
    return new Column(name, type, format, 1, description);
  }

  JsonObject json() {
    return Json.objectOf(
        "name", name,
        "type", type,
        "format", format,
        "description", description,
        "priority", priority);
  }
}
