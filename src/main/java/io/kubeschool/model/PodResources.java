package io.kubeschool.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a pod requests, or is limited to, in all. Models component-helpers resource: PodRequests,
 * PodLimits.
 */
public final class PodResources {

  private PodResources() {}

  /**
   * The quantities by resource.
   *
   * @param which {@code requests} or {@code limits}
   */
  public static Map<String, Quantity> of(JsonObject pod, String which) {
    JsonObject spec = pod.object("spec");
    Map<String, Quantity> total = new TreeMap<>();
    for (JsonObject container : spec.array("containers").objects()) {
      add(total, quantities(container.object("resources", which)));
    }
    Map<String, Quantity> sidecars = new TreeMap<>();
    Map<String, Quantity> greatest = new TreeMap<>();
    for (JsonObject container : spec.array("initContainers").objects()) {
      Map<String, Quantity> own = quantities(container.object("resources", which));
      if (container.string("restartPolicy").equals("Always")) {
        add(total, own);
        add(sidecars, own);
        own = new TreeMap<>(sidecars);
      } else {
        add(own, sidecars);
      }
      max(greatest, own);
    }
    max(total, greatest);
    max(total, quantities(spec.object("resources", which)));
    quantities(spec.object("overhead"))
        .forEach((name, quantity) -> {
          if (which.equals("requests") || total.containsKey(name)) {
            total.merge(name, quantity, Quantity::plus);
          }
        });
    return total;
  }

  private static Map<String, Quantity> quantities(JsonObject json) {
    Map<String, Quantity> quantities = new TreeMap<>();
    json.forEach((name, value) -> quantities.put(name, Quantity.of(value)));
    return quantities;
  }

  private static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
    more.forEach((name, quantity) -> sum.merge(name, quantity, Quantity::plus));
  }

  private static void max(Map<String, Quantity> greatest, Map<String, Quantity> others) {
    others.forEach(
        (name, quantity) -> greatest.merge(name, quantity, (a, b) -> a.compareTo(b) >= 0 ? a : b));
  }
}
