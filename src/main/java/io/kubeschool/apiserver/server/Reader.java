package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.storage.Page;
import io.kubeschool.apiserver.storage.ResourceStore;
import io.kubeschool.apiserver.storage.RevisionCompactedException;
import io.kubeschool.apiserver.storage.Watch;
import io.kubeschool.apiserver.storage.WatchEvent;
import io.kubeschool.apiserver.table.Tables;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.List;

/** Answers gets, lists and watches. Models apiserver pkg/endpoints/handlers/get.go and watch.go. */
final class Reader {

  private static final String CONTINUE_EXPIRED =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter, or use the continue token in this"
          + " response to retrieve the remainder of the results. Continuing with the provided token"
          + " results in an inconsistent list - objects that were created, modified, or deleted"
          + " between the time the first chunk was returned and now may show up in the list.";

  private final Simulation simulation;
  private final Storage storage;
  private final Tables tables;

  Reader(Simulation simulation, Storage storage, Tables tables) {
    this.simulation = simulation;
    this.storage = storage;
    this.tables = tables;
  }

  Reply get(Call call) {
    JsonObject object = call.resource().conversion().fromStored(storage.existing(call));
    return reply(call, 200, object);
  }

  /** An answer of one object, in the form asked for. */
  Reply reply(Call call, int code, JsonObject object) {
    return reply(call, code, call.kind(), object);
  }

  /** An answer of one object of another kind than the resource's, in the form asked for. */
  Reply reply(Call call, int code, ResourceKind kind, JsonObject object) {
    return call.reply(
        code, Representation.of(call.request(), simulation, tables).object(kind, object));
  }

  Reply list(Call call) {
    Resource resource = call.resource();
    Page page = page(call, ListOptions.of(call));
    JsonObject metadata = Json.objectOf("resourceVersion", Long.toString(page.revision()));
    if (page.next() != null) {
      metadata = metadata.with("continue", ListOptions.continueToken(page.next(), page.revision()));
      if (page.remaining() >= 0) {
        metadata = metadata.with("remainingItemCount", page.remaining());
      }
    }
    List<JsonObject> items = served(resource, page.items());
    return call.reply(
        200,
        Representation.of(call.request(), simulation, tables)
            .list(resource.kind(), items, metadata));
  }

  private Page page(Call call, ListOptions options) {
    ResourceStore store = storage.of(call.resource());
    if (options.after() == null) {
      return store.firstPage(options.selection(), options.limit());
    }
    try {
      return store.nextPage(
          options.selection(), options.limit(), options.after(), options.pageRevision());
    } catch (RevisionCompactedException e) {
      throw Failure.expired(CONTINUE_EXPIRED);
    }
  }

  static List<JsonObject> served(Resource resource, List<JsonObject> stored) {
    return resource.stored().equals(resource.kind())
        ? stored
        : stored.stream().map(resource.conversion()::fromStored).toList();
  }

  Subscription watch(Call call, WatchSink sink) {
    ListOptions options = ListOptions.of(call);
    Resource resource = call.resource();
    Representation form = Representation.of(call.request(), simulation, tables);
    long from = revision(options);
    Watch watch;
    try {
      watch =
          storage
              .of(resource)
              .watch(
                  options.selection(),
                  from,
                  options.sendInitialEvents(),
                  options.allowWatchBookmarks(),
                  sink.isOutside(),
                  event -> tell(resource, form, event, sink));
    } catch (RevisionCompactedException e) {
      throw Failure.expired("too old resource version: " + e.requested() + " (" + e.oldest() + ")");
    }
    if (options.timeoutSeconds() > 0) {
      simulation.after(
          Duration.ofSeconds(options.timeoutSeconds()),
          () -> {
            if (!watch.isClosed()) {
              watch.close();
              sink.closed();
            }
          });
    }
    return watch::close;
  }

  private static long revision(ListOptions options) {
    if (options.resourceVersion().isEmpty() || options.sendInitialEvents()) {
      return 0;
    }
    try {
      return Long.parseLong(options.resourceVersion());
    } catch (NumberFormatException e) {
      throw Failure.badRequest(
          "Invalid value: "
              + Json.of(options.resourceVersion()).toText()
              + ": strconv.ParseUint: parsing "
              + Json.of(options.resourceVersion()).toText()
              + ": invalid syntax");
    }
  }

  private static void tell(
      Resource resource, Representation form, WatchEvent event, WatchSink sink) {
    if (event.object() == null) {
      sink.event("BOOKMARK", bookmark(resource, event));
      return;
    }
    JsonObject object = resource.conversion().fromStored(event.object());
    sink.event(event.type().name(), form.object(resource.kind(), object));
  }

  private static JsonObject bookmark(Resource resource, WatchEvent event) {
    JsonObject metadata = Json.objectOf("resourceVersion", Long.toString(event.revision()));
    if (event.type() == WatchEvent.Type.INITIAL_EVENTS_END) {
      metadata = metadata.with("annotations", Json.objectOf("k8s.io/initial-events-end", "true"));
    }
    return Json.objectOf(
        "apiVersion",
        resource.kind().groupVersion().toString(),
        "kind",
        resource.kind().kind(),
        "metadata",
        metadata);
  }
}
