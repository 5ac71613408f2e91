package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Instant;

/**
 * Writes core/v1 Events about objects, correlated: the same again raises a count, many alike are
 * combined, too many are dropped. Models client-go tools/record: recorderImpl and recordToSink.
 */
public final class EventRecorder {

  private final Simulation simulation;
  private final EventSink sink;
  private final String component;
  private final String host;
  private final EventCorrelator correlator;

  /**
   * A recorder of that source.
   *
   * @param component such as {@code replicaset-controller} or {@code kubelet}
   * @param host the node's name, or ""
   */
  public EventRecorder(Simulation simulation, ApiClient client, String component, String host) {
    this.simulation = simulation;
    this.sink = new EventSink(client);
    this.component = component;
    this.host = host;
    this.correlator = new EventCorrelator();
  }

  /** Records a Normal event about an object. */
  public void normal(ResourceKind kind, JsonObject object, String reason, String message) {
    record(ObjectReference.of(kind, object), EventType.Normal, reason, message);
  }

  /** Records a Warning event about an object. */
  public void warning(ResourceKind kind, JsonObject object, String reason, String message) {
    record(ObjectReference.of(kind, object), EventType.Warning, reason, message);
  }

  /** Records an event about an object or a part of it. */
  public void record(ObjectReference about, EventType type, String reason, String message) {
    Instant now = simulation.now();
    EventCorrelator.Occurrence occurrence =
        new EventCorrelator.Occurrence(component, host, about, type, reason, message);
    EventCorrelator.Verdict verdict = correlator.correlate(occurrence, now);
    switch (verdict) {
      case EventCorrelator.Verdict.Drop() -> {}
      case EventCorrelator.Verdict.Create(String key, String text) ->
          create(key, about, type, reason, text, now, now, 1);
      case EventCorrelator.Verdict.Repeat(
              String key,
              String text,
              EventCorrelator.Observation last) -> {
        JsonObject patch =
            Json.objectOf(
                "count",
                last.count() + 1,
                "lastTimestamp",
                Timestamps.format(now),
                "message",
                text);
        Reply reply = sink.patch(about, last.name(), patch);
        if (reply.isSuccess()) {
          correlator.observed(
              key, new EventCorrelator.Observation(last.name(), last.count() + 1, last.first()));
        } else if (reply.reason().equals("NotFound")) {
          create(key, about, type, reason, text, last.first(), now, last.count() + 1);
        }
      }
    }
  }

  private void create(
      String key,
      ObjectReference about,
      EventType type,
      String reason,
      String message,
      Instant first,
      Instant last,
      long count) {
    String name =
        sink.create(
            about,
            last,
            metadata -> event(metadata, about, type, reason, message, first, last, count));
    if (name != null) {
      correlator.observed(key, new EventCorrelator.Observation(name, count, first));
    }
  }

  private JsonObject event(
      JsonObject metadata,
      ObjectReference about,
      EventType type,
      String reason,
      String message,
      Instant first,
      Instant last,
      long count) {
    JsonObject source = Json.objectOf("component", component);
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Event")
        .put("metadata", metadata)
        .put("involvedObject", about.json())
        .put("reason", reason)
        .put("message", message)
        .put("source", host.isEmpty() ? source : source.with("host", host))
        .put("firstTimestamp", Timestamps.format(first))
        .put("lastTimestamp", Timestamps.format(last))
        .put("count", count)
        .put("type", type.name())
        .put("eventTime", JsonNull.NULL)
        .put("reportingComponent", component)
        .put("reportingInstance", host)
        .build();
  }
}
