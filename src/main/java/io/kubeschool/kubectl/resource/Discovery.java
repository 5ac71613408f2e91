package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What the server serves. Models client-go discovery: ServerGroupsAndResources. */
public final class Discovery {

  private final Client client;
  private List<GroupVersion> groupVersions;
  private List<ApiResource> resources;

  /** What that server serves; asked for when it is needed. */
  public Discovery(Client client) {
    this.client = client;
  }

  /**
   * The groups' versions: the core group first, the others in the server's order, each with its
   * preferred version first.
   */
  public List<GroupVersion> groupVersions() {
    if (groupVersions == null) {
      List<GroupVersion> found = new ArrayList<>();
      client
          .get("/api")
          .array("versions")
          .strings()
          .forEach(v -> found.add(new GroupVersion("", v)));
      for (JsonObject group : client.get("/apis").array("groups").objects()) {
        String preferred = group.string("preferredVersion", "groupVersion");
        if (!preferred.isEmpty()) {
          found.add(GroupVersion.parse(preferred));
        }
        for (JsonObject version : group.array("versions").objects()) {
          String groupVersion = version.string("groupVersion");
          if (!groupVersion.equals(preferred)) {
            found.add(GroupVersion.parse(groupVersion));
          }
        }
      }
      groupVersions = List.copyOf(found);
    }
    return groupVersions;
  }

  /** The resources, without subresources, in the order of {@link #groupVersions}. */
  public List<ApiResource> resources() {
    if (resources == null) {
      List<ApiResource> found = new ArrayList<>();
      for (GroupVersion groupVersion : groupVersions()) {
        for (JsonObject json : list(groupVersion).array("resources").objects()) {
          if (json.string("name").indexOf('/') < 0) {
            found.add(ApiResource.of(groupVersion, json));
          }
        }
      }
      resources = List.copyOf(found);
    }
    return resources;
  }

  private JsonObject list(GroupVersion groupVersion) {
    try {
      return client.get(
          groupVersion.group().isEmpty()
              ? "/api/" + groupVersion.version()
              : "/apis/" + groupVersion);
    } catch (StatusError e) {
      return JsonObject.EMPTY;
    }
  }
}
