package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Quantity;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.quota.QuotaScopes;
import io.kubeschool.model.quota.QuotaUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses what would exceed a namespace's quotas, and charges the rest to them. Models apiserver
 * pkg/admission/plugin/resourcequota/controller.go: CheckRequest.
 */
final class ResourceQuota implements AdmissionPlugin {

  private final ObjectReader objects;
  private final ObjectWriter writer;

  ResourceQuota(ObjectReader objects, ObjectWriter writer) {
    this.objects = objects;
    this.writer = writer;
  }

  @Override
  public void validate(Attributes attributes, JsonObject object) {
    if (!isCharged(attributes)) {
      return;
    }
    Map<JsonObject, Map<String, Quantity>> charges = new LinkedHashMap<>();
    for (JsonObject quota : objects.list(Kinds.RESOURCE_QUOTA, attributes.namespace())) {
      Map<String, Quantity> used = charged(attributes, object, quota);
      if (!used.isEmpty()) {
        charges.put(quota, used);
      }
    }
    if (attributes.dryRun()) {
      return;
    }
    charges.forEach((quota, used) -> {
      JsonObject amounts = quota.object("status", "used");
      for (Map.Entry<String, Quantity> amount : used.entrySet()) {
        amounts = amounts.with(amount.getKey(), amount.getValue().toString());
      }
      writer.replace(Kinds.RESOURCE_QUOTA, quota.set(amounts, "status", "used"));
    });
  }

  /** Models the evaluators' Handles. */
  private static boolean isCharged(Attributes attributes) {
    ResourceKind kind = attributes.kind();
    if (!kind.namespaced() || attributes.namespace().isEmpty()) {
      return false;
    }
    if (attributes.operation() == Attributes.Operation.CREATE) {
      return attributes.subresource().isEmpty();
    }
    boolean changes = attributes.operation() == Attributes.Operation.UPDATE;
    String subresource = kind.equals(Kinds.POD) ? "resize" : "";
    boolean mayGrow =
        kind.equals(Kinds.POD)
            || kind.equals(Kinds.SERVICE)
            || kind.equals(Kinds.PERSISTENT_VOLUME_CLAIM);
    return changes && mayGrow && attributes.subresource().equals(subresource);
  }

  /** What a quota counts as used with that object, as far as it changes. */
  private Map<String, Quantity> charged(
      Attributes attributes, JsonObject object, JsonObject quota) {
    ResourceKind kind = attributes.kind();
    String name = quota.string("metadata", "name");
    Map<String, Quantity> hard = QuotaUsage.quantities(quota.object("status", "hard"));
    Set<String> limited = new TreeSet<>(hard.keySet());
    limited.removeIf(resource -> !QuotaUsage.counts(kind, resource));
    if (limited.isEmpty() || !QuotaScopes.match(quota, kind, object)) {
      return Map.of();
    }
    Map<String, Set<String>> missing = QuotaUsage.unspecified(kind, object, limited);
    if (!missing.isEmpty()) {
      throw attributes.forbidden(object, "failed quota: " + name + ": must specify " + of(missing));
    }
    Map<String, Quantity> used = QuotaUsage.quantities(quota.object("status", "used"));
    if (!used.keySet().containsAll(limited)) {
      throw attributes.forbidden(
          object,
          "status unknown for quota: " + name + ", resources: " + String.join(",", limited));
    }
    Map<String, Quantity> before =
        attributes.old() != null && QuotaScopes.match(quota, kind, attributes.old())
            ? QuotaUsage.of(kind, attributes.old())
            : Map.of();
    Map<String, Quantity> requested = new TreeMap<>();
    Map<String, Quantity> sums = new TreeMap<>();
    Set<String> exceeded = new TreeSet<>();
    QuotaUsage.of(kind, object)
        .forEach((resource, amount) -> {
          Quantity more = amount.minus(before.getOrDefault(resource, Quantity.ZERO));
          if (limited.contains(resource) && more.signum() > 0) {
            requested.put(resource, more);
            Quantity sum = used.get(resource).plus(more);
            sums.put(resource, sum);
            if (sum.compareTo(hard.get(resource)) > 0) {
              exceeded.add(resource);
            }
          }
        });
    if (!exceeded.isEmpty()) {
      throw attributes.forbidden(
          object,
          "exceeded quota: "
              + name
              + ", requested: "
              + of(requested, exceeded)
              + ", used: "
              + of(used, exceeded)
              + ", limited: "
              + of(hard, exceeded));
    }
    return sums;
  }

  private static String of(Map<String, Set<String>> missing) {
    return missing.entrySet().stream()
        .map(entry -> entry.getKey() + " for: " + String.join(",", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String of(Map<String, Quantity> amounts, Set<String> resources) {
    return resources.stream()
        .map(resource -> resource + "=" + amounts.get(resource))
        .collect(Collectors.joining(","));
  }
}
