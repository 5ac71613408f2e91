package io.kubeschool.kubectl.resource;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * A resource that the server says it serves. Models metav1.APIResource and meta.RESTMapping.
 *
 * @param kind what it is
 * @param verbs what can be done with it, {@code list} and the like
 */
public record ApiResource(ResourceKind kind, List<String> verbs) {

  /** Reads one of the {@code resources} of an {@code APIResourceList}. */
  static ApiResource of(GroupVersion groupVersion, JsonObject json) {
    return new ApiResource(
        new ResourceKind(
            groupVersion,
            json.string("kind"),
            json.string("name"),
            json.string("singularName"),
            json.bool("namespaced"),
            json.array("shortNames").strings(),
            json.array("categories").strings()),
        json.array("verbs").strings());
  }

  /** Its name in paths, {@code replicasets}. */
  public String plural() {
    return kind.plural();
  }

  /** Its group, "" for the core one. */
  public String group() {
    return kind.groupVersion().group();
  }

  /** Its group's version. */
  public String version() {
    return kind.groupVersion().version();
  }

  /** Whether its objects live in namespaces. */
  public boolean namespaced() {
    return kind.namespaced();
  }

  /** Whether that can be done with it. */
  public boolean supports(String verb) {
    return verbs.contains(verb);
  }
}
