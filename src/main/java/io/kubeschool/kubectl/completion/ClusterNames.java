package io.kubeschool.kubectl.completion;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Optional;

/** Names of what there is in a cluster. Models kubectl pkg/util/completion: CompGetResource. */
final class ClusterNames {

  private final Api api;
  private final User user;

  ClusterNames(Api api, User user) {
    this.api = api;
    this.user = user;
  }

  /** The names of all kinds that can be listed. */
  static List<String> kinds() {
    return Kinds.all().stream().map(ResourceKind::plural).distinct().sorted().toList();
  }

  /** The kind that a word means, if it means one. */
  static Optional<ResourceKind> kind(String word) {
    return Kinds.all().stream()
        .filter(kind ->
            kind.plural().equals(word)
                || kind.singular().equals(word)
                || kind.shortNames().contains(word)
                || kind.groupResource().equals(word))
        .findFirst();
  }

  /** The names of a kind's objects. */
  List<String> of(ResourceKind kind, String namespace) {
    Reply reply = api.call(Request.get(user, kind.path(kind.namespaced() ? namespace : "")));
    return reply.object().array("items").objects().stream()
        .map(object -> object.string("metadata", "name"))
        .toList();
  }

  /** The names of a pod's containers. */
  List<String> containers(String pod, String namespace) {
    JsonObject spec =
        api.call(Request.get(user, Kinds.POD.path(new ObjectKey(namespace, pod))))
            .object()
            .object("spec");
    return List.of("initContainers", "containers").stream()
        .flatMap(list -> spec.array(list).objects().stream())
        .map(container -> container.string("name"))
        .toList();
  }
}
