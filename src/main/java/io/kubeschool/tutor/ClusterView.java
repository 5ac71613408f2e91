package io.kubeschool.tutor;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.check.TypedCommand;
import io.kubeschool.check.WorldView;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What checks see of an environment: the cluster through its API, as the learner would. */
final class ClusterView implements WorldView {

  private final Environment environment;
  private final int firstCommand;

  /**
   * A view.
   *
   * @param firstCommand how many commands are left out: those of earlier steps
   */
  ClusterView(Environment environment, int firstCommand) {
    this.environment = environment;
    this.firstCommand = firstCommand;
  }

  @Override
  public Optional<JsonObject> get(String kind, String namespace, String name) {
    ResourceKind resource = kind(kind);
    String scope = resource.namespaced() ? namespace : "";
    Reply reply =
        environment.api().call(Request.get(User.ADMIN, resource.path(new ObjectKey(scope, name))));
    return reply.isSuccess() ? Optional.of(reply.object()) : Optional.empty();
  }

  @Override
  public List<JsonObject> list(String kind, String namespace, String selector) {
    ResourceKind resource = kind(kind);
    Request request =
        Request.get(User.ADMIN, resource.path(namespace.equals(ALL) ? "" : namespace));
    if (!selector.isEmpty()) {
      request = request.withParameter("labelSelector", selector);
    }
    Reply reply = environment.api().call(request);
    if (!reply.isSuccess()) {
      throw new IllegalArgumentException(reply.message());
    }
    return reply.object().array("items").objects();
  }

  @Override
  public Optional<String> file(String path) {
    return environment.file(path);
  }

  @Override
  public List<TypedCommand> commands() {
    return environment.commands().stream()
        .skip(firstCommand)
        .map(command -> new TypedCommand(command.line(), command.output(), command.status()))
        .toList();
  }

  private static ResourceKind kind(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Kinds.all().stream()
        .filter(kind ->
            kind.plural().equals(lower)
                || kind.singular().equals(lower)
                || kind.shortNames().contains(lower)
                || kind.groupResource().equals(lower))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the cluster has no kind " + name));
  }
}
