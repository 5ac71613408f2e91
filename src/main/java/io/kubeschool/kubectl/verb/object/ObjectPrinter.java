package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonWriter;
import io.kubeschool.model.YamlWriter;
import java.io.PrintStream;

/** Prints whole objects in one of the forms of {@code -o}. */
@FunctionalInterface
interface ObjectPrinter {

  /** Prints one object. */
  void print(JsonObject object, PrintStream out);

  /**
   * The printer that {@code -o} asks for.
   *
   * @throws CommandError if there is none
   */
  static ObjectPrinter of(Session session) {
    String format = session.flags().string("output");
    boolean managed = session.flags().bool("show-managed-fields");
    return switch (format) {
      case "json" -> (object, out) -> out.print(JsonWriter.write(shown(object, managed)));
      case "yaml" -> (object, out) -> out.print(YamlWriter.write(shown(object, managed)));
      default ->
          throw new CommandError(
              "unable to match a printer suitable for the output format \""
                  + format
                  + "\", allowed formats are: go-template,go-template-file,json,jsonpath,"
                  + "jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml");
    };
  }

  private static JsonObject shown(JsonObject object, boolean managed) {
    return managed ? object : object.remove("metadata", "managedFields");
  }
}
