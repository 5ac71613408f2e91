package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.ContainerChoice;
import io.kubeschool.kubectl.verb.object.PodChoice;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl logs}. Models pkg/cmd/logs/logs.go and polymorphichelpers/logsforobject.go. */
public final class Logs {

  private static final String USAGE = "logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]";

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.include(LogStreams.FLAGS)
              .include(CommonFlags.SELECTOR)
              .bool("all-pods", "", false, "Show the logs of all pods, with their names.")
              .bool("all-containers", "", false, "Show the logs of all containers.")
              .string("container", "c", "", "The container whose log to show")
              .bool("ignore-errors", "", false, "Go on with the next log after an error.")
              .integer(
                  "max-log-requests",
                  "",
                  5,
                  "How many logs to follow at once at most, with a selector.")
              .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(20))));

  private final Session session;
  private final ParsedFlags flags;
  private final List<String> arguments;
  private final String selector;
  private final String container;

  private Logs(Session session) {
    this.session = session;
    this.flags = session.flags();
    this.arguments = session.arguments();
    this.selector = flags.string("selector");
    this.container = arguments.size() == 2 ? arguments.get(1) : flags.string("container");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(USAGE, "Print the logs for a container in a pod")
            .description(
                """
                Print the logs for a container in a pod.

                 The pod may be named by what it belongs to, such as deployment/web. Of several containers -c chooses one; without it, it is the one that the annotation kubectl.kubernetes.io/default-container names, else the first.
                """)
            .examples(
                """
                # Show the log of a pod's only container
                kubectl logs web

                # Show the logs of all containers of a pod
                kubectl logs web --all-containers

                # Show the log of the container that ran before the last restart
                kubectl logs -p -c main web

                # Follow the log of one container
                kubectl logs -f -c main web

                # Show the last 20 lines
                kubectl logs --tail=20 web

                # Show the last hour of a deployment's first pod
                kubectl logs --since=1h deployment/web
                """),
        FLAGS,
        session -> new Logs(session).run());
  }

  private void run() throws Interrupted {
    checkArguments();
    if (flags.duration("pod-running-timeout").compareTo(Duration.ZERO) <= 0) {
      throw new CommandError("--pod-running-timeout must be higher than zero");
    }
    LogStreams streams = new LogStreams(session);
    List<JsonObject> objects = objects();
    validate();
    List<LogStreams.Source> sources = new ArrayList<>();
    for (JsonObject object : objects) {
      sources.addAll(sourcesOf(object));
    }
    long most = flags.integer("max-log-requests");
    if (flags.bool("follow") && sources.size() > 1 && sources.size() > most) {
      throw new CommandError(
          "you are attempting to follow "
              + sources.size()
              + " log streams, but maximum allowed concurrency is "
              + most
              + ", use --max-log-requests to increase the limit");
    }
    streams.print(sources);
  }

  private void checkArguments() {
    if (arguments.isEmpty() && selector.isEmpty() || arguments.size() > 2) {
      throw session.usageError(
          "expected '"
              + USAGE
              + "'.\nPOD or TYPE/NAME is a required argument for the logs command");
    }
    if (arguments.size() == 1 && !selector.isEmpty()) {
      throw session.usageError("only a selector (-l) or a POD name is allowed");
    }
  }

  private void validate() {
    if (!flags.string("since-time").isEmpty() && !flags.duration("since").isZero()) {
      throw new CommandError("at most one of `sinceTime` or `sinceSeconds` may be specified");
    }
    if (flags.bool("all-containers") && !container.isEmpty()) {
      throw new CommandError(
          "--all-containers=true should not be specified with container name " + container);
    }
    if (flags.changed("container") && arguments.size() == 2) {
      throw new CommandError("only one of -c or an inline [CONTAINER] arg is allowed");
    }
    if (flags.integer("limit-bytes") < 0) {
      throw new CommandError("--limit-bytes must be greater than 0");
    }
    if (flags.duration("since").isNegative()) {
      throw new CommandError("--since must be greater than 0");
    }
    if (flags.integer("tail") < -1) {
      throw new CommandError("--tail must be greater than or equal to -1");
    }
  }

  private List<JsonObject> objects() {
    ResourceBuilder builder =
        session.resources().namespace(session.namespace()).defaultNamespace().singleResourceType();
    if (!arguments.isEmpty()) {
      builder.names("pods", List.of(arguments.getFirst()));
    }
    if (!selector.isEmpty()) {
      builder.types(List.of("pods")).labelSelector(selector);
    }
    List<ResourceInfo> infos;
    try {
      infos = builder.execute().infos();
    } catch (StatusError e) {
      if (!e.isNotFound()) {
        throw e;
      }
      throw new CommandError(
          "error from server (NotFound): "
              + e.getMessage()
              + " in namespace \""
              + session.namespace()
              + "\"");
    }
    if (selector.isEmpty()) {
      return List.of(infos.getFirst().object());
    }
    List<JsonObject> pods = infos.getFirst().object().array("items").objects();
    if (pods.isEmpty()) {
      session.err().println("No resources found in " + session.namespace() + " namespace.");
    }
    return pods.stream().map(p -> p.with("kind", "Pod")).toList();
  }

  private List<LogStreams.Source> sourcesOf(JsonObject object) throws Interrupted {
    if (object.string("kind").equals("Pod")) {
      return sourcesOfPod(object);
    }
    List<JsonObject> pods;
    try {
      pods =
          PodChoice.podsOf(
              session, object, flags.duration("pod-running-timeout"), PodChoice.BY_LOGGING);
    } catch (CommandError e) {
      throw e.getMessage().startsWith("timed out")
          ? e
          : new CommandError(
              "cannot get the logs from " + PodChoice.goType(object) + ": " + e.getMessage());
    }
    if (pods.size() > 1 && !flags.bool("all-pods")) {
      session
          .err()
          .println(
              "Found "
                  + pods.size()
                  + " pods, using pod/"
                  + pods.getFirst().string("metadata", "name"));
    }
    List<LogStreams.Source> sources = new ArrayList<>();
    for (JsonObject pod : flags.bool("all-pods") ? pods : pods.subList(0, 1)) {
      sources.addAll(sourcesOfPod(pod));
    }
    return sources;
  }

  private List<LogStreams.Source> sourcesOfPod(JsonObject pod) {
    List<LogStreams.Source> sources = new ArrayList<>();
    if (flags.bool("all-containers")) {
      for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
        for (JsonObject each : pod.array("spec", list).objects()) {
          sources.add(LogStreams.Source.of(pod, each.string("name")));
        }
      }
      return sources;
    }
    String name = container;
    if (name.isEmpty()) {
      String byAnnotation =
          pod.string("metadata", "annotations", ContainerChoice.DEFAULT_ANNOTATION);
      if (!byAnnotation.isEmpty() && !ContainerChoice.exists(pod, byAnnotation)) {
        session
            .err()
            .println(
                "Default container name \""
                    + byAnnotation
                    + "\" not found in pod "
                    + pod.string("metadata", "name"));
      } else {
        name = byAnnotation;
      }
    }
    if (name.isEmpty()) {
      name = pod.array("spec", "containers").objectAt(0).string("name");
      if (ContainerChoice.isAmbiguous(pod) && !flags.bool("all-pods")) {
        session
            .err()
            .println(
                "Defaulted container \"" + name + "\" out of: " + ContainerChoice.allNames(pod));
      }
    }
    if (!ContainerChoice.exists(pod, name)) {
      throw ContainerChoice.invalid(pod, name);
    }
    return List.of(LogStreams.Source.of(pod, name));
  }
}
