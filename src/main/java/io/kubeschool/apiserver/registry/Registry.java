package io.kubeschool.apiserver.registry;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** All kinds that the API serves, in the order in which discovery lists them. */
public final class Registry {

  private static final Registry STANDARD = builtIn();

  private final Map<ResourceKind, Resource> byKind = new LinkedHashMap<>();
  private final Map<String, Resource> byPath = new LinkedHashMap<>();
  private final List<Resource> resources;
  private final List<GroupVersion> groupVersions;

  /** A registry of those. */
  public Registry(List<Resource> resources) {
    List<ResourceKind> order = Kinds.all();
    this.resources =
        resources.stream().sorted(Comparator.comparingInt(r -> rank(order, r.kind()))).toList();
    for (Resource resource : this.resources) {
      byKind.put(resource.kind(), resource);
      byPath.put(pathKey(resource.kind().groupVersion(), resource.kind().plural()), resource);
    }
    LinkedHashSet<GroupVersion> versions = new LinkedHashSet<>();
    this.resources.forEach(resource -> versions.add(resource.kind().groupVersion()));
    this.groupVersions = List.copyOf(versions);
  }

  /** The registry of all built-in kinds: one for all servers, as it does not change. */
  public static Registry standard() {
    return STANDARD;
  }

  private static Registry builtIn() {
    List<Resource> all = new ArrayList<>(CoreResources.all());
    all.addAll(AppsResources.all());
    all.addAll(OtherResources.all());
    return new Registry(all);
  }

  /** Kinds that are not listed come last. */
  private static int rank(List<ResourceKind> order, ResourceKind kind) {
    int index = order.indexOf(kind);
    return index < 0 ? order.size() : index;
  }

  /** All of them. */
  public List<Resource> resources() {
    return resources;
  }

  /** The entry of a kind, or null. */
  public Resource find(ResourceKind kind) {
    return byKind.get(kind);
  }

  /** The entry with that path, or null. */
  public Resource find(GroupVersion groupVersion, String plural) {
    return byPath.get(pathKey(groupVersion, plural));
  }

  /** The versions of the groups served, in the order of their kinds. */
  public List<GroupVersion> groupVersions() {
    return groupVersions;
  }

  private static String pathKey(GroupVersion groupVersion, String plural) {
    return groupVersion + "/" + plural;
  }
}
