package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.printer.NamePrinter;
import io.kubeschool.kubectl.printer.ObjectPrinter;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.model.JsonObject;

/**
 * Tells what was done to an object: {@code deployment.apps/web created}, or the object itself in
 * the form that {@code -o} asks for. Models cli-runtime genericclioptions/print_flags.go with
 * cmd/util/helpers.go: PrintFlagsWithDryRunStrategy.
 */
public final class SuccessPrinter {

  private final Session session;
  private final DryRun dryRun;
  private final ObjectPrinter printer;

  private SuccessPrinter(Session session, DryRun dryRun, ObjectPrinter printer) {
    this.session = session;
    this.dryRun = dryRun;
    this.printer = printer;
  }

  /**
   * The printer that the command's flags ask for.
   *
   * @throws io.kubeschool.kubectl.error.CommandError if there is no such form
   */
  public static SuccessPrinter of(Session session, DryRun dryRun) {
    return new SuccessPrinter(session, dryRun, PrintFlags.printer(session, ""));
  }

  /** Whether whole objects are printed rather than a line about each. */
  public boolean printsObjects() {
    return !(printer instanceof NamePrinter);
  }

  /**
   * Tells about an object.
   *
   * @param operation what was done, {@code created}
   */
  public void print(JsonObject object, String operation) {
    boolean told = session.flags().string("output").isEmpty() && !printsObjects();
    ObjectPrinter chosen = told ? new NamePrinter(operation + dryRun.suffix()) : printer;
    StringBuilder text = new StringBuilder();
    try {
      chosen.print(object, text);
    } finally {
      session.out().print(text);
    }
  }
}
