package io.kubeschool.apiserver.client;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes events in the manner of events.k8s.io, as the scheduler does: the same again makes a
 * series, whose count is written at once for the second and then every 30 minutes. Models client-go
 * tools/events: eventBroadcasterImpl.
 */
public final class SeriesRecorder {

  private static final Duration FINISH = Duration.ofMinutes(6);
  private static final Duration REFRESH = Duration.ofMinutes(30);

  private final Simulation simulation;
  private final EventSink sink;
  private final String controller;
  private final String instance;
  private final Map<Key, Series> cache = new LinkedHashMap<>();
  private Instant finished;

  /**
   * A recorder.
   *
   * @param controller who reports, {@code default-scheduler}
   * @param host where it runs
   */
  public SeriesRecorder(Simulation simulation, ApiClient client, String controller, String host) {
    this.simulation = simulation;
    this.sink = new EventSink(client);
    this.controller = controller;
    this.instance = controller + "-" + host;
    this.finished = simulation.now();
  }

  /**
   * Records an event.
   *
   * @param related another object that has to do with it, or null
   * @param action what was done or tried, {@code Binding}
   */
  public void record(
      ObjectReference about,
      ObjectReference related,
      EventType type,
      String reason,
      String action,
      String note) {
    Instant now = simulation.now();
    finishOld(now);
    Key key = new Key(about.json(), type, reason, action);
    Series series = cache.get(key);
    if (series == null) {
      String name =
          sink.create(
              about,
              now,
              metadata -> event(metadata, about, related, type, reason, action, note, now));
      if (name != null) {
        cache.put(key, new Series(about, name, now));
      }
      return;
    }
    series.count++;
    series.last = now;
    if (series.count == 2 || Duration.between(series.written, now).compareTo(REFRESH) >= 0) {
      write(series, now);
    }
  }

  private JsonObject event(
      JsonObject metadata,
      ObjectReference about,
      ObjectReference related,
      EventType type,
      String reason,
      String action,
      String note,
      Instant now) {
    JsonObject.Builder event =
        JsonObject.builder()
            .put("apiVersion", "v1")
            .put("kind", "Event")
            .put("metadata", metadata)
            .put("involvedObject", about.json())
            .put("reason", reason)
            .put("message", note)
            .put("source", JsonObject.EMPTY)
            .put("firstTimestamp", JsonNull.NULL)
            .put("lastTimestamp", JsonNull.NULL)
            .put("type", type.name())
            .put("eventTime", Timestamps.formatMicro(now))
            .put("action", action)
            .put("reportingComponent", controller)
            .put("reportingInstance", instance);
    if (related != null) {
      event.put("related", related.json());
    }
    return event.build();
  }

  private void write(Series series, Instant now) {
    series.written = now;
    sink.patch(
        series.about,
        series.name,
        Json.objectOf(
            "series",
            Json.objectOf(
                "count", series.count, "lastObservedTime", Timestamps.formatMicro(series.last))));
  }

  /** Models event_broadcaster.go: finishSeries. */
  private void finishOld(Instant now) {
    if (Duration.between(finished, now).compareTo(FINISH) < 0) {
      return;
    }
    finished = now;
    cache
        .values()
        .removeIf(series -> {
          boolean over = Duration.between(series.last, now).compareTo(FINISH) > 0;
          if (over && series.count > 1) {
            write(series, now);
          }
          return over;
        });
  }

  private record Key(JsonObject about, EventType type, String reason, String action) {}

  private static final class Series {
    private final ObjectReference about;
    private final String name;
    private long count = 1;
    private Instant last;
    private Instant written;

    Series(ObjectReference about, String name, Instant now) {
      this.about = about;
      this.name = name;
      this.last = now;
      this.written = now;
    }
  }
}
