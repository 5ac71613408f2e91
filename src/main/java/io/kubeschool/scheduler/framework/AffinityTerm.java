package io.kubeschool.scheduler.framework;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A term of a pod's affinity or anti-affinity to other pods. Models kube-scheduler framework:
 * AffinityTerm.
 *
 * @param namespaces where the other pods are
 * @param namespaceSelector which namespaces they may be in too
 * @param selector which pods
 * @param topologyKey the node label that says what counts as the same place
 * @param weight of a preferred term, 0 of a required one
 */
public record AffinityTerm(
    Set<String> namespaces,
    LabelSelector namespaceSelector,
    LabelSelector selector,
    String topologyKey,
    long weight) {

  /** The required terms of that kind ({@code podAffinity}, {@code podAntiAffinity}). */
  static List<AffinityTerm> required(JsonObject pod, String kind) {
    JsonArray terms =
        pod.array("spec", "affinity", kind, "requiredDuringSchedulingIgnoredDuringExecution");
    List<AffinityTerm> read = new ArrayList<>(terms.size());
    terms.objects().forEach(term -> read.add(read(pod, term, 0)));
    return read;
  }

  /** The preferred terms of that kind. */
  static List<AffinityTerm> preferred(JsonObject pod, String kind) {
    JsonArray terms =
        pod.array("spec", "affinity", kind, "preferredDuringSchedulingIgnoredDuringExecution");
    List<AffinityTerm> read = new ArrayList<>(terms.size());
    terms
        .objects()
        .forEach(
            term -> read.add(read(pod, term.object("podAffinityTerm"), term.number(0, "weight"))));
    return read;
  }

  private static AffinityTerm read(JsonObject pod, JsonObject term, long weight) {
    Set<String> namespaces = new TreeSet<>(term.array("namespaces").strings());
    JsonObject namespaceSelector =
        term.get("namespaceSelector") instanceof JsonObject object ? object : null;
    if (namespaces.isEmpty() && namespaceSelector == null) {
      namespaces.add(pod.string("metadata", "namespace"));
    }
    return new AffinityTerm(
        namespaces,
        LabelSelector.of(namespaceSelector),
        LabelSelector.of(term.get("labelSelector") instanceof JsonObject object ? object : null),
        term.string("topologyKey"),
        weight);
  }

  /**
   * Whether a pod is one of those meant.
   *
   * @param namespaceOf gives a namespace's object by its name, or null
   */
  public boolean matches(PodInfo pod, Function<String, JsonObject> namespaceOf) {
    if (!namespaces.contains(pod.namespace())) {
      JsonObject namespace = namespaceOf.apply(pod.namespace());
      if (!namespaceSelector.matches(namespace == null ? JsonObject.EMPTY : namespace)) {
        return false;
      }
    }
    return selector.matches(pod.json());
  }
}
