package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.NoResourceMatch;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.machine.Process;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.RandomStream;
import java.util.List;

/**
 * What a generator gets to work with.
 *
 * @param session the run of kubectl
 * @param name the object's name
 */
record CreateCall(Session session, String name) {

  /**
   * The call that a command line makes. Models create.go: NameFromCommandArgs.
   *
   * @throws io.kubeschool.kubectl.error.CommandError unless there is exactly one name
   */
  static CreateCall of(Session session) {
    int dash = session.flags().argumentsBeforeDash();
    int names = dash == -1 ? session.arguments().size() : dash;
    if (names != 1) {
      throw session.usageError("exactly one NAME is required, got " + names);
    }
    return new CreateCall(session, session.arguments().getFirst());
  }

  /** The arguments after the name. */
  List<String> command() {
    return session.arguments().subList(1, session.arguments().size());
  }

  /** The flags. */
  ParsedFlags flags() {
    return session.flags();
  }

  /** The process, for its files and variables. */
  Process process() {
    return session.process();
  }

  /** The source of generated names. */
  RandomStream random() {
    return session.process().simulation().random("kubectl");
  }

  /** Tells something on standard error. */
  void warn(String text) {
    session.err().println(text);
  }

  /** The resource that a name in a group means, or null. Models RESTMapper.ResourceFor. */
  ResourceKind kindOrNull(String group, String resource) {
    String name = group.isEmpty() ? resource : resource + "." + group;
    return session.mapper().lookUp(name).map(ApiResource::kind).orElse(null);
  }

  /** There is no such resource. */
  NoResourceMatch noSuchResource(String group, String resource) {
    return new NoResourceMatch(resource, group, "");
  }

  /** The one object that an argument such as {@code cronjob/x} names. */
  JsonObject find(String argument) {
    List<ResourceInfo> infos =
        session
            .resources()
            .namespace(session.namespace())
            .defaultNamespace()
            .typeOrNameArguments(false, List.of(argument))
            .flatten()
            .latest()
            .execute()
            .infos();
    return infos.getFirst().object();
  }
}
