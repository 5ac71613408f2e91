package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A Service's endpoints in one line. Models describe.go: formatEndpointSlices. */
final class EndpointsText {

  private static final int MOST = 3;

  private EndpointsText() {}

  /** The EndpointSlices of a Service. */
  static List<JsonObject> slices(JsonObject service, DescribeContext context) {
    return context.list(
        "/apis/discovery.k8s.io/v1/namespaces/"
            + service.string("metadata", "namespace")
            + "/endpointslices",
        ServiceDescriber.slicesOf(service.string("metadata", "name")));
  }

  /** The addresses that are ready on the port of that name: three of them, and how many more. */
  static String of(List<JsonObject> slices, String portName) {
    if (slices.isEmpty()) {
      return "<none>";
    }
    List<String> addresses = new ArrayList<>();
    for (JsonObject slice : slices) {
      List<JsonObject> ports = slice.array("ports").objects();
      if (ports.isEmpty()) {
        add(slice, "", addresses);
      }
      for (JsonObject port : ports) {
        if (port.string("name").equals(portName)) {
          add(slice, ":" + port.number(0, "port"), addresses);
        }
      }
    }
    return addresses.size() <= MOST
        ? String.join(",", addresses)
        : String.join(",", addresses.subList(0, MOST))
            + " + "
            + (addresses.size() - MOST)
            + " more...";
  }

  private static void add(JsonObject slice, String port, List<String> addresses) {
    for (JsonObject endpoint : slice.array("endpoints").objects()) {
      if (!endpoint.has("conditions", "ready") || endpoint.bool("conditions", "ready")) {
        addresses.add(endpoint.array("addresses").strings().getFirst() + port);
      }
    }
  }
}
