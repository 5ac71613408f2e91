package io.kubeschool.scheduler.framework;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.Map;
import java.util.TreeMap;

/**
 * Amounts of resources in whole units: millicores, bytes, or the resource's own. Models
 * pkg/scheduler/framework: Resource.
 */
public final class Resources {

  private long milliCpu;
  private long memory;
  private long ephemeralStorage;
  private long pods;
  private final Map<String, Long> others = new TreeMap<>();

  /** Nothing. */
  public Resources() {}

  /** The amounts of a ResourceList. */
  public static Resources of(JsonObject list) {
    Resources resources = new Resources();
    list.forEach(resources::put);
    return resources;
  }

  /** What a pod's containers ask for together. Models component-helpers resource: PodRequests. */
  public static Resources requestsOf(JsonObject spec) {
    Resources total = new Resources();
    for (Json container : spec.array("containers")) {
      total.add(of(container.object("resources", "requests")), 1);
    }
    Resources sidecars = new Resources();
    Resources initial = new Resources();
    for (Json container : spec.array("initContainers")) {
      Resources own = of(container.object("resources", "requests"));
      if (container.string("restartPolicy").equals("Always")) {
        total.add(own, 1);
        sidecars.add(own, 1);
        initial.raiseTo(sidecars);
      } else {
        own.add(sidecars, 1);
        initial.raiseTo(own);
      }
    }
    total.raiseTo(initial);
    total.add(of(spec.object("overhead")), 1);
    return total;
  }

  private void put(String name, Json amount) {
    Quantity quantity = Quantity.of(amount);
    switch (name) {
      case "cpu" -> milliCpu = quantity.millis();
      case "memory" -> memory = quantity.value();
      case "ephemeral-storage" -> ephemeralStorage = quantity.value();
      case "pods" -> pods = quantity.value();
      default -> others.put(name, quantity.value());
    }
  }

  /** Adds {@code times} times that. */
  public void add(Resources more, int times) {
    milliCpu += times * more.milliCpu;
    memory += times * more.memory;
    ephemeralStorage += times * more.ephemeralStorage;
    for (Map.Entry<String, Long> other : more.others.entrySet()) {
      others.merge(other.getKey(), times * other.getValue(), Long::sum);
    }
  }

  private void raiseTo(Resources least) {
    milliCpu = Math.max(milliCpu, least.milliCpu);
    memory = Math.max(memory, least.memory);
    ephemeralStorage = Math.max(ephemeralStorage, least.ephemeralStorage);
    least.others.forEach((name, amount) -> others.merge(name, amount, Math::max));
  }

  /** Thousandths of a CPU. */
  public long milliCpu() {
    return milliCpu;
  }

  /** Bytes of memory. */
  public long memory() {
    return memory;
  }

  /** Bytes of local storage. */
  public long ephemeralStorage() {
    return ephemeralStorage;
  }

  /** How many pods. */
  public long pods() {
    return pods;
  }

  /** Other resources by name. */
  public Map<String, Long> others() {
    return others;
  }
}
