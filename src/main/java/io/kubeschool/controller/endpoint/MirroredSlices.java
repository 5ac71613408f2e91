package io.kubeschool.controller.endpoint;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The EndpointSlices that say the same as an Endpoints object: one for each set of ports and family
 * of addresses. Models pkg/controller/endpointslicemirroring/utils.go, endpointset.go.
 */
final class MirroredSlices {

  private static final String CONTROLLER = "endpointslicemirroring-controller.k8s.io";
  private static final String SKIP = "endpointslice.kubernetes.io/skip-mirror";
  private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final int MAX_ENDPOINTS_PER_SUBSET = 1000;

  private MirroredSlices() {}

  static boolean isOne(JsonObject slice) {
    return slice.string("metadata", "labels", SliceMaker.MANAGED_BY).equals(CONTROLLER);
  }

  static ObjectKey service(JsonObject slice) {
    return new ObjectKey(
        slice.string("metadata", "namespace"),
        slice.string("metadata", "labels", SliceMaker.SERVICE_NAME));
  }

  /** Whether it is neither a leader's lock nor marked to be left alone. */
  static boolean mayMirror(JsonObject endpoints) {
    return !endpoints.string("metadata", "labels", SKIP).equals("true")
        && !endpoints.has("metadata", "annotations", LEADER);
  }

  static List<JsonObject> of(JsonObject endpoints) {
    Map<Key, List<JsonObject>> byPorts = new LinkedHashMap<>();
    for (JsonObject subset : endpoints.array("subsets").objects()) {
      JsonArray ports =
          JsonArray.copyOf(
              subset.array("ports").objects().stream().map(MirroredSlices::port).toList());
      List<JsonObject> found = new ArrayList<>();
      subset.array("addresses").objects().forEach(address -> found.add(endpoint(address, true)));
      subset
          .array("notReadyAddresses")
          .objects()
          .forEach(address -> found.add(endpoint(address, false)));
      for (JsonObject endpoint :
          found.subList(0, Math.min(found.size(), MAX_ENDPOINTS_PER_SUBSET))) {
        String family =
            endpoint.array("addresses").strings().getFirst().contains(":") ? "IPv6" : "IPv4";
        byPorts.computeIfAbsent(new Key(family, ports), key -> new ArrayList<>()).add(endpoint);
      }
    }
    List<JsonObject> slices = new ArrayList<>();
    byPorts.forEach((key, found) -> slices.add(slice(endpoints, key, found)));
    return slices;
  }

  private record Key(String family, JsonArray ports) {}

  private static JsonObject port(JsonObject port) {
    return port.has("name") ? port : port.with("name", Json.of(""));
  }

  private static JsonObject endpoint(JsonObject address, boolean ready) {
    JsonObject.Builder endpoint =
        JsonObject.builder()
            .put("addresses", Json.arrayOf(address.string("ip")))
            .put("conditions", Json.objectOf("ready", ready));
    for (String field : List.of("hostname", "nodeName", "targetRef")) {
      if (address.has(field)) {
        endpoint.put(field, address.field(field));
      }
    }
    return endpoint.build();
  }

  private static JsonObject slice(JsonObject endpoints, Key key, List<JsonObject> found) {
    String name = endpoints.string("metadata", "name");
    Map<String, String> labels = new TreeMap<>(endpoints.object("metadata", "labels").strings());
    labels.put(SliceMaker.SERVICE_NAME, name);
    labels.put(SliceMaker.MANAGED_BY, CONTROLLER);
    Map<String, String> annotations =
        new TreeMap<>(endpoints.object("metadata", "annotations").strings());
    annotations.remove(LAST_APPLIED);
    annotations.remove(TRIGGER_TIME);
    JsonObject.Builder metadata =
        JsonObject.builder()
            .put("generateName", name + "-")
            .put("namespace", endpoints.string("metadata", "namespace"))
            .put("labels", JsonObject.ofStrings(labels))
            .put(
                "ownerReferences",
                Json.arrayOf(
                    Json.objectOf(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Endpoints",
                        "name",
                        name,
                        "uid",
                        endpoints.string("metadata", "uid"),
                        "controller",
                        true,
                        "blockOwnerDeletion",
                        true)));
    if (!annotations.isEmpty()) {
      metadata.put("annotations", JsonObject.ofStrings(annotations));
    }
    return Json.objectOf(
        "apiVersion",
        "discovery.k8s.io/v1",
        "kind",
        "EndpointSlice",
        "metadata",
        metadata.build(),
        "addressType",
        key.family(),
        "endpoints",
        found,
        "ports",
        key.ports());
  }
}
