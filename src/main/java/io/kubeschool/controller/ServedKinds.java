package io.kubeschool.controller;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds that the server serves and what can be done with them, by discovery. */
public final class ServedKinds {

  private final ApiClient client;

  /** Discovery by that client. */
  public ServedKinds(ApiClient client) {
    this.client = client;
  }

  /** The kinds that have all these verbs, in the order of {@code kubectl api-resources}. */
  public List<ResourceKind> with(String... verbs) {
    Map<GroupVersion, Reply> discovered = new HashMap<>();
    List<ResourceKind> kinds = new ArrayList<>();
    for (ResourceKind kind : Kinds.all()) {
      Reply reply = discovered.computeIfAbsent(kind.groupVersion(), this::discover);
      JsonObject resource = reply.object().array("resources").find("name", kind.plural());
      if (resource != null && resource.array("verbs").strings().containsAll(List.of(verbs))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private Reply discover(GroupVersion version) {
    String root = version.group().isEmpty() ? "/api/" : "/apis/";
    return client.api().call(Request.get(client.user(), root + version));
  }
}
