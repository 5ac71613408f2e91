package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import java.util.Locale;

/**
 * Tells what was done to an object: {@code deployment.apps/web created}, or the object itself in
 * the form that {@code -o} asks for. Models cli-runtime genericclioptions/print_flags.go and
 * printers/name.go: NamePrinter.
 */
public final class SuccessPrinter {

  private final Session session;
  private final DryRun dryRun;
  private final String format;
  private final ObjectPrinter printer;

  private SuccessPrinter(Session session, DryRun dryRun, String format, ObjectPrinter printer) {
    this.session = session;
    this.dryRun = dryRun;
    this.format = format;
    this.printer = printer;
  }

  /**
   * The printer that the command's flags ask for.
   *
   * @throws io.kubeschool.kubectl.error.CommandError if there is no such form
   */
  public static SuccessPrinter of(Session session, DryRun dryRun) {
    String format = session.flags().string("output");
    boolean byName = format.isEmpty() && session.flags().string("template").isEmpty();
    ObjectPrinter printer = byName || format.equals("name") ? null : ObjectPrinter.of(session);
    return new SuccessPrinter(session, dryRun, format, printer);
  }

  /** Whether whole objects are printed rather than a line about each. */
  public boolean printsObjects() {
    return printer != null;
  }

  /**
   * Tells about an object.
   *
   * @param operation what was done, {@code created}
   */
  public void print(JsonObject object, String operation) {
    if (printer != null) {
      printer.print(object, session.out());
      return;
    }
    if (object.string("kind").endsWith("List") && object.has("items")) {
      object.array("items").objects().forEach(item -> print(item, operation));
      return;
    }
    String name = fullName(object);
    session
        .out()
        .println(
            format.equals("name") || operation.isEmpty() && dryRun == DryRun.NONE
                ? name
                : name + " " + operation + dryRun.suffix());
  }

  /** {@code deployment.apps/web}. */
  public static String fullName(JsonObject object) {
    String kind = object.string("kind").toLowerCase(Locale.ROOT);
    String group = GroupVersion.parse(object.string("apiVersion")).group();
    String name = object.string("metadata", "name");
    return (group.isEmpty() ? kind : kind + "." + group)
        + "/"
        + (name.isEmpty() ? "<unknown>" : name);
  }
}
