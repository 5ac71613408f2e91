package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The resources of a build, in the order in which they came; no two have the same identity. Models
 * api resmap/reswrangler.go.
 */
final class ResourceMap {

  private final List<Resource> resources = new ArrayList<>();

  /** A copy of the list, so that it may change meanwhile. */
  List<Resource> resources() {
    return List.copyOf(resources);
  }

  /**
   * Adds one.
   *
   * @throws CommandError if one of that identity is there
   */
  void append(Resource resource) {
    ResourceId id = resource.id();
    if (!byId(id::isSame).isEmpty()) {
      throw new CommandError("may not add resource with an already registered id: " + id);
    }
    resources.add(resource);
  }

  void appendAll(List<Resource> more) {
    more.forEach(this::append);
  }

  /** Puts the same resources into another order, or leaves some out. */
  void reset(List<Resource> kept) {
    resources.clear();
    appendAll(kept);
  }

  void dropDeleted() {
    resources.removeIf(Resource::isDeleted);
  }

  void removeIf(Predicate<Resource> condition) {
    resources.removeIf(condition);
  }

  /** Those whose identity of now matches. */
  List<Resource> byId(Predicate<ResourceId> matches) {
    return resources.stream().filter(r -> matches.test(r.id())).toList();
  }

  /** Those that match by any identity that they had. */
  List<Resource> byAnyId(Predicate<ResourceId> matches) {
    return resources.stream()
        .filter(r -> !r.isDeleted() && r.allIds().stream().anyMatch(matches))
        .toList();
  }

  /**
   * The only one that is or was called so.
   *
   * @throws CommandError if there is none, or more than one
   */
  Resource find(ResourceId id) {
    List<Resource> found = byAnyId(id::isSame);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new CommandError(
        (found.isEmpty() ? "no matches for Id " : "multiple matches for Id ")
            + id
            + "; failed to find unique target for patch "
            + id);
  }

  /** Those that a selector means. */
  List<Resource> select(Selector selector) {
    return resources.stream().filter(selector::matches).toList();
  }

  /**
   * Adds what a generator made, or changes what is there, as each says.
   *
   * @throws CommandError if that cannot be
   */
  void absorb(Resource resource) {
    ResourceId id = resource.id();
    List<Resource> matches = byAnyId(id::isSame);
    Behavior behavior = resource.behavior();
    boolean changes = behavior == Behavior.MERGE || behavior == Behavior.REPLACE;
    if (matches.isEmpty()) {
      if (changes) {
        throw new CommandError("id " + id.goSyntax() + " does not exist; cannot merge or replace");
      }
      append(resource);
      return;
    }
    if (matches.size() > 1) {
      throw new CommandError(
          "found multiple objects "
              + Resource.listText(matches)
              + " that could accept merge of "
              + id);
    }
    if (!changes) {
      throw new CommandError(
          "id "
              + id.goSyntax()
              + " exists; can not use behavior: '"
              + behavior
              + "', behavior must be merge or replace");
    }
    Resource old = matches.getFirst();
    takeMetadata(resource, old);
    if (behavior == Behavior.MERGE) {
      mergeField(resource, old, "data");
      mergeField(resource, old, "binaryData");
      String origin = old.annotations().get(Origin.ANNOTATION);
      if (origin != null) {
        Origin.annotate(resource, origin);
      }
    }
    resources.set(resources.indexOf(old), resource);
  }

  /** Models CopyMergeMetaDataFieldsFrom. */
  private static void takeMetadata(Resource resource, Resource old) {
    Map<String, String> labels = new TreeMap<>(old.labels());
    labels.putAll(resource.labels());
    resource.edit(o ->
        labels.isEmpty()
            ? o.remove("metadata", "labels")
            : o.set(JsonObject.ofStrings(labels), "metadata", "labels"));
    Map<String, String> annotations = new TreeMap<>(old.annotations());
    annotations.putAll(resource.annotations());
    resource.annotate(annotations);
    resource.rename(old.name());
    resource.moveTo(old.namespace());
    resource.takeHistoryOf(old);
    resource.takeBehaviorOf(old);
  }

  private static void mergeField(Resource resource, Resource old, String field) {
    Map<String, String> merged = new TreeMap<>();
    texts(old, field, merged);
    texts(resource, field, merged);
    resource.edit(
        o -> merged.isEmpty() ? o.without(field) : o.with(field, JsonObject.ofStrings(merged)));
  }

  private static void texts(Resource resource, String field, Map<String, String> into) {
    resource.content().object(field).forEach((key, value) -> into.put(key, Scalar.text(value)));
  }

  /** What a resource may refer to. Models SubsetThatCouldBeReferencedByResource. */
  List<Resource> visibleTo(Resource referrer) {
    ResourceId id = referrer.id();
    if (id.clusterScoped()) {
      return resources();
    }
    Set<String> granted = serviceAccountNamespaces(referrer);
    return resources.stream()
        .filter(r ->
            r.id().clusterScoped() || r.id().isInNamespaceOf(id) || granted.contains(r.namespace()))
        .toList();
  }

  private static Set<String> serviceAccountNamespaces(Resource referrer) {
    Set<String> namespaces = new HashSet<>();
    if (referrer.kind().equals("RoleBinding")) {
      for (JsonObject subject : referrer.content().array("subjects").objects()) {
        Json namespace = subject.field("namespace");
        if (namespace != null && subject.string("kind").equals("ServiceAccount")) {
          namespaces.add(Scalar.text(namespace));
        }
      }
    }
    return namespaces;
  }
}
