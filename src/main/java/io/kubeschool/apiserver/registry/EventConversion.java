package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events of {@code events.k8s.io/v1} are stored as core events, with other names for some fields.
 * Models pkg/apis/events/v1/conversion.go.
 */
final class EventConversion implements Conversion {

  private static final Map<String, String> TO_STORED =
      new TreeMap<>(
          Map.of(
              "regarding", "involvedObject",
              "note", "message",
              "deprecatedSource", "source",
              "deprecatedFirstTimestamp", "firstTimestamp",
              "deprecatedLastTimestamp", "lastTimestamp",
              "deprecatedCount", "count",
              "reportingController", "reportingComponent"));
  private static final Map<String, String> FROM_STORED = new TreeMap<>();

  static {
    TO_STORED.forEach((served, stored) -> FROM_STORED.put(stored, served));
  }

  @Override
  public JsonObject toStored(JsonObject event) {
    return rename(event, TO_STORED, "v1");
  }

  @Override
  public JsonObject fromStored(JsonObject event) {
    return rename(event, FROM_STORED, "events.k8s.io/v1");
  }

  private static JsonObject rename(JsonObject event, Map<String, String> names, String apiVersion) {
    JsonObject.Builder renamed = JsonObject.builder();
    event.forEach((name, value) -> renamed.put(names.getOrDefault(name, name), value));
    return renamed.put("apiVersion", (Json) new JsonString(apiVersion)).build();
  }
}
