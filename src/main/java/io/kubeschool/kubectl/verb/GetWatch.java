package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.client.WatchStream;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.ObjectPrinter;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.util.List;
import java.util.function.Supplier;

/** {@code kubectl get --watch}. Models pkg/cmd/get/get.go: GetOptions.watch. */
final class GetWatch {

  private final Session session;
  private final ParsedFlags flags;
  private final boolean asTable;
  private final Supplier<ResourceBuilder> builder;
  private final StringBuilder buffer = new StringBuilder();
  private final TabWriter table = TabWriter.forTables(buffer);
  private TablePrinter tablePrinter;
  private ObjectPrinter printer;

  GetWatch(Session session, boolean asTable, Supplier<ResourceBuilder> builder) {
    this.session = session;
    this.flags = session.flags();
    this.asTable = asTable;
    this.builder = builder;
  }

  void run() throws Interrupted {
    List<ResourceInfo> infos;
    try {
      infos =
          builder
              .get()
              .chunkSize(flags.integer("chunk-size"))
              .typeOrNameArguments(true, session.arguments())
              .singleResourceType()
              .execute()
              .infos();
    } catch (StatusError e) {
      if (e.isNotFound() && flags.bool("ignore-not-found")) {
        return;
      }
      throw e;
    }
    ResourceInfo info = infos.getFirst();
    if (asTable) {
      tablePrinter = GetTables.printer(session, info.mapping(), false);
    } else {
      printer = PrintFlags.printerOfGet(session);
    }
    if (!flags.bool("watch-only")) {
      infos.forEach(this::printCurrent);
    }
    follow(info);
  }

  private void printCurrent(ResourceInfo info) {
    JsonObject object = info.object();
    List<JsonObject> items =
        info.name().isEmpty() && !object.string("kind").equals("Table")
            ? object.array("items").objects()
            : List.of(object);
    items.forEach(item -> print("ADDED", item));
  }

  private void follow(ResourceInfo info) throws Interrupted {
    try (WatchStream watch = new WatchStream(session.process(), session.client(), request(info))) {
      for (WatchStream.Event event = watch.next(); event != null; event = watch.next()) {
        if (!event.type().equals("BOOKMARK")) {
          print(event.type(), event.object());
        }
      }
    }
  }

  private Request request(ResourceInfo info) {
    Request request = session.client().request(Method.GET, info.collectionPath());
    if (!info.name().isEmpty()) {
      request = request.withParameter("fieldSelector", "metadata.name=" + info.name());
    } else {
      request = selectors(request);
    }
    if (asTable && flags.bool("server-print")) {
      request = request.withHeader("accept", Request.ACCEPT_TABLE);
    }
    return request.withParameter(
        "resourceVersion", info.object().string("metadata", "resourceVersion"));
  }

  private Request selectors(Request request) {
    Request selecting = request;
    if (!flags.string("selector").isEmpty()) {
      selecting = selecting.withParameter("labelSelector", flags.string("selector"));
    }
    if (!flags.string("field-selector").isEmpty()) {
      selecting = selecting.withParameter("fieldSelector", flags.string("field-selector"));
    }
    return selecting;
  }

  private void print(String type, JsonObject object) {
    boolean events = flags.bool("output-watch-events");
    if (asTable) {
      tablePrinter.print(events ? type : "", object, table);
      table.flush();
    } else if (events) {
      printer.printEvent(type, object, buffer);
    } else {
      printer.print(object, buffer);
    }
    session.out().print(buffer);
    session.out().flush();
    buffer.setLength(0);
  }
}
