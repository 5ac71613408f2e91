package io.kubeschool.kubectl.printer;

import io.kubeschool.model.JsonObject;

/** Writes objects in one format. Models cli-runtime printers.ResourcePrinter. */
public interface ObjectPrinter {

  /**
   * Writes an object, or a list of them.
   *
   * @param out what is written to, appended
   * @throws io.kubeschool.kubectl.error.CommandError if the object cannot be written that way; what
   *     was appended before counts
   */
  void print(JsonObject object, StringBuilder out);

  /**
   * Writes an event of a watch; by default its object.
   *
   * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED} or {@code ERROR}
   */
  default void printEvent(String type, JsonObject object, StringBuilder out) {
    print(object, out);
  }
}
