package io.kubeschool.scheduler;

import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The selectors of the Services that select a pod and of the workload that controls it. Models
 * plugins/helper/spread.go: DefaultSelector.
 */
final class DefaultSelectors implements Function<PodInfo, List<LabelSelector>> {

  private final SharedInformer services;
  private final Map<String, SharedInformer> workloads;

  /**
   * The selectors.
   *
   * @param workloads the caches of the kinds that count as workloads, by kind
   */
  DefaultSelectors(SharedInformer services, Map<String, SharedInformer> workloads) {
    this.services = services;
    this.workloads = workloads;
  }

  @Override
  public List<LabelSelector> apply(PodInfo pod) {
    List<LabelSelector> selectors = new ArrayList<>();
    Map<String, String> required = new TreeMap<>();
    for (JsonObject service : services.list(pod.namespace())) {
      JsonObject selector = service.object("spec", "selector");
      if (!selector.isEmpty() && LabelSelector.ofLabels(selector.strings()).matches(pod.json())) {
        required.putAll(selector.strings());
      }
    }
    if (!required.isEmpty()) {
      selectors.add(LabelSelector.ofLabels(required));
    }
    for (Json owner : pod.json().array("metadata", "ownerReferences")) {
      SharedInformer informer = workloads.get(owner.string("kind"));
      if (owner.bool("controller") && informer != null) {
        JsonObject workload = informer.get(new ObjectKey(pod.namespace(), owner.string("name")));
        if (workload != null) {
          selectors.add(selectorOf(owner.string("kind"), workload));
        }
      }
    }
    return selectors;
  }

  private static LabelSelector selectorOf(String kind, JsonObject workload) {
    JsonObject selector = workload.object("spec", "selector");
    return kind.equals("ReplicationController")
        ? LabelSelector.ofLabels(selector.strings())
        : LabelSelector.of(selector);
  }
}
