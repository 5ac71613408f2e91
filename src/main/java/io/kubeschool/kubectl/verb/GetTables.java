package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.printer.TableOptions;
import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.resource.ResourceInfo;
import java.util.List;
import java.util.Locale;

/**
 * Prints what was got as tables, one per type, with an empty line between. Models pkg/cmd/get:
 * GetOptions.Run and HumanPrintFlags.
 */
final class GetTables {

  /** The flags that say what a table shows. */
  static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.bool("no-headers", "", false, "Leave out the headers of tables and custom columns.")
              .bool("show-labels", "", false, "Show all labels in a last column.")
              .string(
                  "sort-by",
                  "",
                  "",
                  "The field to sort by, as a JSONPath expression (e.g. '{.metadata.name}'); it"
                      + " must be an integer or a string.")
              .strings(
                  "label-columns",
                  "L",
                  List.of(),
                  "Labels to show in columns of their own, separated by commas; may be"
                      + " repeated.")
              .bool("show-kind", "", false, "Show the type before each name."));

  private final Session session;
  private final boolean withKinds;
  private final StringBuilder buffer = new StringBuilder();
  private final TabWriter table = TabWriter.forTables(buffer);
  private TablePrinter printer;
  private ApiResource lastMapping;
  private boolean wrote;
  private boolean separate;

  GetTables(Session session, boolean withKinds) {
    this.session = session;
    this.withKinds = withKinds;
  }

  /** A printer of that type's tables. */
  static TablePrinter printer(Session session, ApiResource mapping, boolean withKind) {
    ParsedFlags flags = session.flags();
    TableOptions options =
        new TableOptions(
            flags.bool("no-headers"),
            false,
            "",
            flags.string("output").equals("wide"),
            flags.bool("show-labels"),
            flags.strings("label-columns"));
    if (flags.bool("all-namespaces") && mapping.namespaced()) {
      options = options.withNamespaces();
    }
    if (withKind || flags.bool("show-kind")) {
      String group = mapping.group();
      options =
          options.withKind(
              mapping.kind().kind().toLowerCase(Locale.ROOT)
                  + (group.isEmpty() ? "" : "." + group));
    }
    return new TablePrinter(options, session.process()::now);
  }

  void print(ResourceInfo info) {
    if (printer == null || !info.mapping().equals(lastMapping)) {
      flush();
      table.forgetWidths();
      separate = lastMapping != null && !session.flags().bool("no-headers") && wrote;
      printer = printer(session, info.mapping(), withKinds);
      lastMapping = info.mapping();
    }
    printer.print("", info.object(), table);
  }

  /** Writes the rest; tells whether anything was written at all. */
  boolean finish() {
    flush();
    return wrote;
  }

  private void flush() {
    table.flush();
    if (buffer.isEmpty()) {
      return;
    }
    if (separate) {
      session.out().println();
      separate = false;
    }
    session.out().print(buffer);
    buffer.setLength(0);
    wrote = true;
  }
}
