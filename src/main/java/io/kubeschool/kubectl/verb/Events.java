package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.client.WatchStream;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.describe.EventAges;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.NoResourceMatch;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.ObjectPrinter;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code kubectl events}. Models pkg/cmd/events. */
public final class Events {

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.include(PrintFlags.flags())
              .include(CommonFlags.CHUNK_SIZE)
              .bool("watch", "w", false, "After the events, show those that come.")
              .bool("all-namespaces", "A", false, "List the events of all namespaces.")
              .string("for", "", "", "Only events about that object, TYPE/NAME.")
              .strings("types", "", List.of(), "Only events of these types.")
              .bool("no-headers", "", false, "Leave out the headers."));

  private final Session session;
  private final ParsedFlags flags;
  private final boolean allNamespaces;
  private final StringBuilder buffer = new StringBuilder();
  private final TabWriter table = TabWriter.forTables(buffer);
  private ObjectPrinter printer;
  private boolean headersPrinted;

  private Events(Session session) {
    this.session = session;
    this.flags = session.flags();
    this.allNamespaces = flags.bool("all-namespaces");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "events [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|"
                    + "templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME]"
                    + " [--watch] [--types=Normal,Warning]",
                "List events")
            .description(
                """
                Display events.

                Prints a table of the most important information about events. Events of one
                namespace, of all, or about one object, the newest last.
                """)
            .examples(
                """
                # List the events of the namespace
                kubectl events

                # List the events about a pod, and those that come
                kubectl events --for pod/web --watch
                """),
        FLAGS,
        session -> new Events(session).run());
  }

  private void run() throws Interrupted {
    String selector = selector();
    for (String type : flags.strings("types")) {
      if (!type.equalsIgnoreCase("Normal") && !type.equalsIgnoreCase("Warning")) {
        throw new CommandError("valid --types are Normal or Warning");
      }
    }
    if (!flags.string("output").isEmpty() || !flags.string("template").isEmpty()) {
      printer = PrintFlags.printer(session, "");
    }
    Request request =
        session
            .client()
            .request(
                Method.GET,
                allNamespaces
                    ? "/api/v1/events"
                    : "/api/v1/namespaces/" + session.namespace() + "/events");
    if (!selector.isEmpty()) {
      request = request.withParameter("fieldSelector", selector);
    }
    if (flags.bool("watch")) {
      watch(request);
    } else {
      list(request);
    }
  }

  private String selector() {
    String about = flags.string("for");
    if (about.isEmpty()) {
      return "";
    }
    String[] parts = about.split("/", -1);
    if (parts.length == 1) {
      throw new CommandError("--for must be in resource/name form");
    }
    if (parts.length > 2) {
      throw new CommandError("arguments in resource/name form may not have more than one slash");
    }
    String type = parts[0].toLowerCase(Locale.ROOT);
    ApiResource resource =
        session.mapper().lookUp(type).orElseThrow(() -> new NoResourceMatch(type, "", ""));
    return "involvedObject.kind="
        + resource.kind().kind()
        + ",involvedObject.apiVersion="
        + resource.kind().groupVersion()
        + ",involvedObject.name="
        + parts[1];
  }

  private boolean isWanted(JsonObject event) {
    List<String> types = flags.strings("types");
    return types.isEmpty()
        || types.stream().anyMatch(t -> t.equalsIgnoreCase(event.string("type")));
  }

  private void list(Request request) {
    List<JsonObject> events =
        new ArrayList<>(session.client().call(request).object().array("items").objects());
    events.removeIf(e -> !isWanted(e));
    if (events.isEmpty()) {
      session
          .err()
          .println(
              allNamespaces
                  ? "No events found."
                  : "No events found in " + session.namespace() + " namespace.");
      return;
    }
    events.sort(Comparator.comparing(Events::time));
    if (printer == null) {
      events.forEach(this::row);
    } else {
      printer.print(
          Json.objectOf(
              "apiVersion",
              "v1",
              "kind",
              "EventList",
              "metadata",
              JsonObject.EMPTY,
              "items",
              JsonArray.copyOf(events.stream().map(Events::typed).toList())),
          buffer);
    }
    flush();
  }

  private void watch(Request request) throws Interrupted {
    try (WatchStream stream = new WatchStream(session.process(), session.client(), request)) {
      for (WatchStream.Event e = stream.next(); e != null; e = stream.next()) {
        if (e.type().equals("DELETED") || !isWanted(e.object())) {
          continue;
        }
        if (printer == null) {
          row(e.object());
        } else {
          printer.print(typed(e.object()), buffer);
        }
        flush();
      }
    }
  }

  private static JsonObject typed(JsonObject event) {
    return event.with("apiVersion", "v1").with("kind", "Event");
  }

  private static String time(JsonObject event) {
    if (!event.object("series").isEmpty()) {
      return event.string("series", "lastObservedTime");
    }
    String last = event.string("lastTimestamp");
    return last.isEmpty() ? event.string("eventTime") : last;
  }

  private void row(JsonObject event) {
    if (!headersPrinted && !flags.bool("no-headers")) {
      table.write(
          (allNamespaces ? "NAMESPACE\t" : "") + "LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n");
      headersPrinted = true;
    }
    table.write(
        (allNamespaces ? event.string("metadata", "namespace") + "\t" : "")
            + String.join(
                "\t",
                EventAges.of(event, session.process().now()),
                event.string("type"),
                event.string("reason"),
                event.string("involvedObject", "kind")
                    + "/"
                    + event.string("involvedObject", "name"),
                event.string("message").strip())
            + "\n");
  }

  private void flush() {
    table.flush();
    session.out().print(buffer);
    session.out().flush();
    buffer.setLength(0);
  }
}
