package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ObjectReference;
import java.time.Instant;
import java.util.function.Function;

/** Where a recorder's events go. Models client-go tools/record: EventSink. */
final class EventSink {

  private static final int MOST_TRIES = 12;

  private final ApiClient client;
  private long lastName;

  EventSink(ApiClient client) {
    this.client = client;
  }

  /**
   * Creates an event under a name of its own.
   *
   * @param about the object whose name and namespace it gets
   * @param time what its name is made from
   * @param event makes it from its metadata
   * @return its name, or null if the server refused it
   */
  String create(ObjectReference about, Instant time, Function<JsonObject, JsonObject> event) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      ObjectKey key = key(about, about.name() + "." + Long.toHexString(uniqueNanos(time)));
      JsonObject metadata = Json.objectOf("name", key.name(), "namespace", key.namespace());
      Reply reply = client.create(Kinds.EVENT, event.apply(metadata));
      if (reply.isSuccess()) {
        return key.name();
      }
      if (!reply.reason().equals("AlreadyExists")) {
        return null;
      }
    }
    return null;
  }

  /** Changes the event of that name about an object. */
  Reply patch(ObjectReference about, String name, JsonObject patch) {
    return client.patch(Kinds.EVENT, key(about, name), Request.STRATEGIC_MERGE_PATCH, patch);
  }

  /** Events about objects without a namespace are in the default one. */
  private static ObjectKey key(ObjectReference about, String name) {
    return new ObjectKey(about.namespace().isEmpty() ? "default" : about.namespace(), name);
  }

  // A real clock never shows the same nanosecond twice; a simulated one does.
  private long uniqueNanos(Instant time) {
    long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
    lastName = Math.max(nanos, lastName + 1);
    return lastName;
  }
}
