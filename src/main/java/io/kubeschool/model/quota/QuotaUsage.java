package io.kubeschool.model.quota;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.PodResources;
import io.kubeschool.model.Quantity;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What objects use of the resources that a ResourceQuota limits. Models
 * pkg/quota/v1/evaluator/core; what is about dynamic resource allocation is not there.
 */
public final class QuotaUsage {

  private static final Set<String> OF_PODS =
      Set.of(
          "count/pods",
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "pods");
  private static final List<String> COMPUTE = List.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> MUST_BE_SPECIFIED =
      new TreeSet<>(
          List.of(
              "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"));
  private static final Set<String> OF_SERVICES =
      Set.of("count/services", "services", "services.nodeports", "services.loadbalancers");
  private static final Set<String> OF_CLAIMS =
      Set.of("count/persistentvolumeclaims", "persistentvolumeclaims", "requests.storage");
  private static final Set<ResourceKind> ALSO_BY_NAME =
      Set.of(Kinds.CONFIG_MAP, Kinds.RESOURCE_QUOTA, Kinds.REPLICATION_CONTROLLER, Kinds.SECRET);
  private static final String BY_CLASS = ".storageclass.storage.k8s.io/";
  private static final Quantity ONE = Quantity.of(1, Quantity.Format.DECIMAL_SI);

  private QuotaUsage() {}

  /** Whether a quota's limit of that name counts objects of that kind. */
  public static boolean counts(ResourceKind kind, String resource) {
    if (kind.equals(Kinds.POD)) {
      return OF_PODS.contains(resource)
          || resource.startsWith("hugepages-")
          || resource.startsWith("requests.hugepages-")
          || resource.startsWith("requests.") && resource.contains("/");
    }
    if (kind.equals(Kinds.SERVICE)) {
      return OF_SERVICES.contains(resource);
    }
    if (kind.equals(Kinds.PERSISTENT_VOLUME_CLAIM)) {
      return OF_CLAIMS.contains(resource)
          || resource.endsWith(BY_CLASS + "persistentvolumeclaims")
          || resource.endsWith(BY_CLASS + "requests.storage");
    }
    return resource.equals(countName(kind))
        || ALSO_BY_NAME.contains(kind) && resource.equals(kind.plural());
  }

  private static String countName(ResourceKind kind) {
    String group = kind.groupVersion().group();
    return "count/" + kind.plural() + (group.isEmpty() ? "" : "." + group);
  }

  /** What an object of that kind uses, sorted by resource. */
  public static Map<String, Quantity> of(ResourceKind kind, JsonObject object) {
    if (kind.equals(Kinds.POD)) {
      return ofPod(object);
    }
    Map<String, Quantity> usage = new TreeMap<>();
    usage.put(countName(kind), ONE);
    if (kind.equals(Kinds.SERVICE)) {
      ofService(object.object("spec"), usage);
    } else if (kind.equals(Kinds.PERSISTENT_VOLUME_CLAIM)) {
      ofClaim(object.object("spec"), usage);
    } else if (ALSO_BY_NAME.contains(kind)) {
      usage.put(kind.plural(), ONE);
    }
    return usage;
  }

  private static Map<String, Quantity> ofPod(JsonObject pod) {
    Map<String, Quantity> usage = new TreeMap<>();
    usage.put("count/pods", ONE);
    String phase = pod.string("status", "phase");
    if (!phase.equals("Failed") && !phase.equals("Succeeded")) {
      compute(PodResources.of(pod, "requests"), PodResources.of(pod, "limits"), usage);
    }
    return usage;
  }

  private static void compute(
      Map<String, Quantity> requests, Map<String, Quantity> limits, Map<String, Quantity> usage) {
    usage.put("pods", ONE);
    for (String resource : COMPUTE) {
      if (requests.containsKey(resource)) {
        usage.put(resource, requests.get(resource));
        usage.put("requests." + resource, requests.get(resource));
      }
      if (limits.containsKey(resource)) {
        usage.put("limits." + resource, limits.get(resource));
      }
    }
    requests.forEach((resource, amount) -> {
      if (resource.startsWith("hugepages-")) {
        usage.put(resource, amount);
      }
      if (resource.startsWith("hugepages-") || resource.contains("/")) {
        usage.put("requests." + resource, amount);
      }
    });
  }

  private static void ofService(JsonObject spec, Map<String, Quantity> usage) {
    String type = spec.string("type");
    boolean balanced = type.equals("LoadBalancer");
    boolean declined =
        balanced
            && spec.has("allocateLoadBalancerNodePorts")
            && !spec.bool("allocateLoadBalancerNodePorts");
    long ports = 0;
    for (JsonObject port : spec.array("ports").objects()) {
      boolean counted =
          type.equals("NodePort") || balanced && (!declined || port.number(0, "nodePort") != 0);
      ports += counted ? 1 : 0;
    }
    usage.put("services", ONE);
    usage.put("services.loadbalancers", balanced ? ONE : Quantity.ZERO);
    usage.put("services.nodeports", Quantity.of(ports, Quantity.Format.DECIMAL_SI));
  }

  private static void ofClaim(JsonObject spec, Map<String, Quantity> usage) {
    String storageClass = spec.string("storageClassName");
    usage.put("persistentvolumeclaims", ONE);
    if (!storageClass.isEmpty()) {
      usage.put(storageClass + BY_CLASS + "persistentvolumeclaims", ONE);
    }
    if (spec.has("resources", "requests", "storage")) {
      Quantity storage = Quantity.of(spec.get("resources", "requests", "storage"));
      usage.put("requests.storage", storage);
      if (!storageClass.isEmpty()) {
        usage.put(storageClass + BY_CLASS + "requests.storage", storage);
      }
    }
  }

  /**
   * The resources that each container of a pod must specify if they are limited, and those
   * containers that do not; none of other kinds. Models podEvaluator.Constraints.
   */
  public static Map<String, Set<String>> unspecified(
      ResourceKind kind, JsonObject object, Set<String> limited) {
    Map<String, Set<String>> missing = new TreeMap<>();
    if (!kind.equals(Kinds.POD) || !object.object("spec", "resources").isEmpty()) {
      return missing;
    }
    for (String list : List.of("containers", "initContainers")) {
      for (JsonObject container : object.array("spec", list).objects()) {
        Map<String, Quantity> usage = new TreeMap<>();
        compute(
            quantities(container.object("resources", "requests")),
            quantities(container.object("resources", "limits")),
            usage);
        for (String resource : MUST_BE_SPECIFIED) {
          if (limited.contains(resource) && !usage.containsKey(resource)) {
            missing.computeIfAbsent(resource, _ -> new TreeSet<>()).add(container.string("name"));
          }
        }
      }
    }
    return missing;
  }

  /** The quantities of a resource list. */
  public static Map<String, Quantity> quantities(JsonObject list) {
    Map<String, Quantity> quantities = new TreeMap<>();
    list.forEach((name, value) -> quantities.put(name, Quantity.of(value)));
    return quantities;
  }
}
