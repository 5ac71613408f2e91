package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.GroupVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds resources by what people call them. Models client-go restmapper (shortcut expander,
 * discovery mapper, category expander) and cli-runtime resource/builder.go: mappingFor.
 */
public final class ResourceMapper {

  private final Discovery discovery;

  /** A mapper over what that server serves. */
  public ResourceMapper(Client client) {
    this.discovery = new Discovery(client);
  }

  /** What the server serves. */
  public Discovery discovery() {
    return discovery;
  }

  /**
   * The resource that {@code name} means: {@code po}, {@code pod}, {@code pods}, {@code Pod},
   * {@code deployments.apps}, {@code deployments.v1.apps}.
   *
   * @throws CommandError {@code the server doesn't have a resource type "x"}
   */
  public ApiResource find(String name) {
    return lookUp(name)
        .orElseThrow(() ->
            new CommandError(
                "the server doesn't have a resource type \"" + name.split("\\.", 2)[0] + "\""));
  }

  /** The same, but empty if there is none. */
  public Optional<ApiResource> lookUp(String name) {
    String[] parts = name.split("\\.", 3);
    Optional<ApiResource> found = Optional.empty();
    if (parts.length == 3) {
      found = find(parts[0], parts[2], parts[1]);
    }
    if (found.isEmpty()) {
      String[] groupResource = name.split("\\.", 2);
      found = find(groupResource[0], groupResource.length == 2 ? groupResource[1] : "", "");
    }
    return found;
  }

  /** The resource of a kind in a group and version, if it is served. */
  public Optional<ApiResource> forKind(GroupVersion groupVersion, String kind) {
    return discovery.resources().stream()
        .filter(r -> r.kind().groupVersion().equals(groupVersion) && isKind(r, kind))
        .findFirst();
  }

  /** Kinds in lower case are known too. Models restmapper/discovery.go: NewDiscoveryRESTMapper. */
  private static boolean isKind(ApiResource resource, String kind) {
    String known = resource.kind().kind();
    return known.equals(kind) || known.toLowerCase(Locale.ROOT).equals(kind);
  }

  /** The resource of a kind in a group, in the version that the server prefers. */
  public Optional<ApiResource> forKind(String group, String kind) {
    return discovery.resources().stream()
        .filter(r -> r.group().equals(group) && r.kind().kind().equals(kind))
        .findFirst();
  }

  /**
   * Replaces categories such as {@code all} in a list of types separated by commas by the types
   * that they hold. Models builder.go: ReplaceAliases.
   */
  public String expandCategories(String types) {
    List<String> expanded = new ArrayList<>();
    for (String type : types.split(",", -1)) {
      List<String> members =
          discovery.resources().stream()
              .filter(r -> r.kind().categories().contains(type))
              .map(r -> r.kind().groupResource())
              .toList();
      if (members.isEmpty()) {
        expanded.add(type);
      } else {
        expanded.addAll(members);
      }
    }
    return String.join(",", expanded);
  }

  private Optional<ApiResource> find(String resource, String group, String version) {
    String name = resource;
    String inGroup = group;
    String inVersion = version;
    if (isFullName(resource, group)) {
      name = resource;
    } else {
      Optional<ApiResource> expanded = expandShortName(resource, group);
      if (expanded.isPresent()) {
        name = expanded.get().plural();
        inGroup = expanded.get().group();
        inVersion = "";
      }
    }
    return match(name.toLowerCase(Locale.ROOT), inGroup, inVersion);
  }

  private boolean isFullName(String resource, String group) {
    return discovery.resources().stream()
        .filter(r -> group.isEmpty() || r.group().equals(group))
        .anyMatch(r -> isNamed(r, resource));
  }

  private Optional<ApiResource> expandShortName(String resource, String group) {
    List<ApiResource> shortNamed =
        discovery.resources().stream()
            .filter(r -> r.kind().shortNames().contains(resource))
            .toList();
    Optional<ApiResource> exact =
        shortNamed.stream().filter(r -> group.isEmpty() || r.group().equals(group)).findFirst();
    return exact.isPresent() || group.isEmpty()
        ? exact
        : shortNamed.stream().filter(r -> r.group().startsWith(group)).findFirst();
  }

  private Optional<ApiResource> match(String name, String group, String version) {
    Predicate<ApiResource> inVersion = r -> version.isEmpty() || r.version().equals(version);
    if (group.isEmpty()) {
      return named(name).filter(inVersion).findFirst();
    }
    Optional<ApiResource> exact =
        named(name).filter(inVersion).filter(r -> r.group().equals(group)).findFirst();
    return exact.isPresent() || !version.isEmpty()
        ? exact
        : named(name).filter(r -> r.group().startsWith(group)).findFirst();
  }

  private Stream<ApiResource> named(String name) {
    return discovery.resources().stream().filter(r -> isNamed(r, name));
  }

  private static boolean isNamed(ApiResource resource, String name) {
    String singular = resource.kind().singular();
    return resource.plural().equals(name)
        || (singular.isEmpty() ? resource.kind().kind().toLowerCase(Locale.ROOT) : singular)
            .equals(name);
  }
}
