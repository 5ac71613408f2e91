package io.kubeschool.kubectl.describe;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What describers need besides the object: the server, the time, and whether to show events. Models
 * describe.DescriberSettings with the clients that upstream's describers hold.
 *
 * @param showEvents whether events are listed
 * @param chunkSize how many objects to read at once, 0 for all
 * @param clock tells ages
 */
public record DescribeContext(
    Client client, boolean showEvents, long chunkSize, Supplier<Instant> clock) {

  /**
   * The objects of a collection that some parameters select; those of a collection that does not
   * exist are none.
   */
  public List<JsonObject> list(String path, Map<String, String> parameters) {
    List<JsonObject> items = new ArrayList<>();
    String next = "";
    do {
      Request request = client.request(Method.GET, path);
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        request = request.withParameter(parameter.getKey(), parameter.getValue());
      }
      if (chunkSize > 0) {
        request = request.withParameter("limit", Long.toString(chunkSize));
      }
      if (!next.isEmpty()) {
        request = request.withParameter("continue", next);
      }
      JsonObject list;
      try {
        list = client.call(request).object();
      } catch (StatusError e) {
        if (e.isNotFound()) {
          return items;
        }
        throw e;
      }
      items.addAll(list.array("items").objects());
      next = list.string("metadata", "continue");
    } while (!next.isEmpty());
    return items;
  }

  /** How long ago a timestamp was, {@code <unknown>} if there is none. */
  public String age(String timestamp) {
    return EventAges.age(timestamp, clock.get());
  }
}
