package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The events about an object, as a table. Models describe.go: searchEvents, DescribeEvents. */
final class Events {

  private Events() {}

  /** Writes the events about an object, if events are wanted at all. */
  static void about(JsonObject object, DescribeContext context, DescribeWriter out) {
    if (context.showEvents()) {
      table(search(object, object.string("kind"), context), context, out);
    }
  }

  static List<JsonObject> search(JsonObject object, String kind, DescribeContext context) {
    return search(object, kind, object.string("metadata", "uid"), context);
  }

  static List<JsonObject> search(
      JsonObject object, String kind, String uid, DescribeContext context) {
    String namespace = object.string("metadata", "namespace");
    StringJoiner selector = new StringJoiner(",");
    selector.add("involvedObject.name=" + object.string("metadata", "name"));
    selector.add("involvedObject.namespace=" + namespace);
    if (!kind.isEmpty()) {
      selector.add("involvedObject.kind=" + kind);
    }
    if (!uid.isEmpty()) {
      selector.add("involvedObject.uid=" + uid);
    }
    String path =
        namespace.isEmpty() ? "/api/v1/events" : "/api/v1/namespaces/" + namespace + "/events";
    return context.list(path, Map.of("fieldSelector", selector.toString()));
  }

  static void table(List<JsonObject> unsorted, DescribeContext context, DescribeWriter out) {
    if (unsorted.isEmpty()) {
      out.field(0, "Events", "<none>");
      return;
    }
    out.flush();
    List<JsonObject> events = new ArrayList<>(unsorted);
    events.sort(Comparator.comparing(e -> e.string("lastTimestamp")));
    out.write(0, "Events:\n  Type\tReason\tAge\tFrom\tMessage\n");
    out.write(1, "----\t------\t----\t----\t-------\n");
    for (JsonObject event : events) {
      String source = event.string("source", "component");
      String fieldPath = event.string("involvedObject", "fieldPath");
      String message = event.string("message").strip();
      out.write(
          1,
          event.string("type")
              + "\t"
              + event.string("reason")
              + "\t"
              + EventAges.of(event, context.clock().get())
              + "\t"
              + (source.isEmpty() ? event.string("reportingComponent") : source)
              + "\t"
              + (fieldPath.isEmpty() ? "" : fieldPath + ": ")
              + message
              + "\n");
    }
  }
}
