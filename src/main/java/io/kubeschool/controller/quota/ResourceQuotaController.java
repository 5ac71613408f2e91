package io.kubeschool.controller.quota;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Quantity;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.quota.QuotaScopes;
import io.kubeschool.model.quota.QuotaUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what a new or changed ResourceQuota limits, and counts anew when something that it counts
 * goes. Models pkg/controller/resourcequota/resource_quota_controller.go; the count every five
 * minutes is not there, and only the kinds that people usually limit are counted.
 */
public final class ResourceQuotaController {

  private static final List<ResourceKind> COUNTED =
      List.of(
          Kinds.POD,
          Kinds.SERVICE,
          Kinds.PERSISTENT_VOLUME_CLAIM,
          Kinds.CONFIG_MAP,
          Kinds.SECRET,
          Kinds.REPLICATION_CONTROLLER,
          Kinds.RESOURCE_QUOTA,
          Kinds.REPLICA_SET,
          Kinds.DEPLOYMENT,
          Kinds.STATEFUL_SET,
          Kinds.DAEMON_SET,
          Kinds.JOB,
          Kinds.CRON_JOB,
          Kinds.INGRESS);

  private final ApiClient client;
  private final SharedInformer quotas;
  private final Map<ResourceKind, SharedInformer> counted = new LinkedHashMap<>();
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public ResourceQuotaController(ControllerContext context) {
    this.client = context.client("resourcequota-controller");
    this.quotas = context.informers().of(Kinds.RESOURCE_QUOTA);
    this.controller =
        new Controller<>(context.simulation(), "resourcequota-controller", this::sync);
    quotas.addHandler(new QuotaHandler());
    for (ResourceKind kind : COUNTED) {
      SharedInformer informer = context.informers().of(kind);
      counted.put(kind, informer);
      informer.addHandler(new CountedHandler(kind));
    }
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private final class QuotaHandler implements InformerHandler {
    @Override
    public void added(JsonObject quota) {
      controller.queue().add(ObjectKey.of(quota));
    }

    @Override
    public void updated(JsonObject old, JsonObject quota) {
      if (!quota.object("spec").equals(old.object("spec"))) {
        added(quota);
      }
    }
  }

  private final class CountedHandler implements InformerHandler {

    private final ResourceKind kind;

    CountedHandler(ResourceKind kind) {
      this.kind = kind;
    }

    @Override
    public void updated(JsonObject old, JsonObject object) {
      boolean ends = kind.equals(Kinds.POD) && !isOver(old) && isOver(object);
      boolean changes =
          kind.equals(Kinds.SERVICE)
              && !old.string("spec", "type").equals(object.string("spec", "type"));
      if (ends || changes) {
        deleted(object);
      }
    }

    @Override
    public void deleted(JsonObject object) {
      for (JsonObject quota : quotas.list(object.string("metadata", "namespace"))) {
        for (String resource : quota.object("spec", "hard").names()) {
          if (QuotaUsage.counts(kind, resource)) {
            controller.queue().add(ObjectKey.of(quota));
            break;
          }
        }
      }
    }
  }

  private static boolean isOver(JsonObject pod) {
    String phase = pod.string("status", "phase");
    return phase.equals("Failed") || phase.equals("Succeeded");
  }

  private Result sync(ObjectKey key) {
    JsonObject quota = quotas.get(key);
    if (quota == null) {
      return Result.DONE;
    }
    JsonObject hard = quota.object("spec", "hard");
    Map<String, Quantity> sums = usage(quota, hard);
    JsonObject used = JsonObject.EMPTY;
    for (Map.Entry<String, Quantity> sum : sums.entrySet()) {
      used = used.with(sum.getKey(), sum.getValue().toString());
    }
    JsonObject status = Json.objectOf("hard", hard, "used", used);
    return status.equals(quota.object("status"))
        ? Result.DONE
        : Result.of(client.updateStatus(Kinds.RESOURCE_QUOTA, quota.with("status", status)));
  }

  /** Models pkg/quota/v1: CalculateUsage. */
  private Map<String, Quantity> usage(JsonObject quota, JsonObject hard) {
    Map<String, Quantity> sums = new TreeMap<>();
    JsonObject before = quota.object("status", "used");
    for (String resource : hard.names()) {
      if (before.has(resource)) {
        sums.put(resource, Quantity.of(before.field(resource)));
      }
    }
    counted.forEach((kind, informer) -> {
      List<String> resources =
          hard.names().stream().filter(name -> QuotaUsage.counts(kind, name)).toList();
      if (resources.isEmpty()) {
        return;
      }
      resources.forEach(resource -> sums.put(resource, Quantity.ZERO));
      for (JsonObject object : informer.list(quota.string("metadata", "namespace"))) {
        if (QuotaScopes.match(quota, kind, object)) {
          QuotaUsage.of(kind, object)
              .forEach((resource, amount) ->
                  sums.computeIfPresent(resource, (_, sum) -> sum.plus(amount)));
        }
      }
    });
    return sums;
  }
}
