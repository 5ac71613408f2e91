package io.kubeschool.kubectl.verb.exec;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.verb.GoText;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.List;

/** {@code kubectl attach}. Models k8s.io/kubectl pkg/cmd/attach/attach.go. */
public final class Attach {

  private Attach() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("attach (POD | TYPE/NAME) -c CONTAINER", "Attach to a running container")
            .description(
                """
                Connect to the process that a container of a pod already runs, and see what it writes from now on.
                """)
            .examples(
                """
                # Watch what the pod 'web-0' writes, from its default container or else its first
                kubectl attach web-0

                # Watch the container 'proxy' of the pod
                kubectl attach web-0 -c proxy

                # Type into a shell that was started with a terminal, and see its answers
                kubectl attach toolbox -c sh -i -t

                # Watch the first pod of a deployment
                kubectl attach deployment/web
                """),
        FlagSet.of(b ->
            b.string(
                    "container",
                    "c",
                    "",
                    "The container. By default the one that the annotation"
                        + " kubectl.kubernetes.io/default-container names, else the pod's"
                        + " first.")
                .string(
                    "detach-keys",
                    "",
                    "ctrl-p,ctrl-q",
                    "Override the key sequence for detaching a container")
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))
                .bool("quiet", "q", false, "Print nothing but what the container writes")
                .bool("stdin", "i", false, "Pass on what is typed or piped in")
                .bool("tty", "t", false, "Treat the input as a terminal")),
        Attach::run);
  }

  private static void run(Session session) throws Interrupted {
    Duration timeout = CommonFlags.podRunningTimeout(session);
    List<String> arguments = session.arguments();
    if (arguments.isEmpty()) {
      throw new CommandError("at least 1 argument is required for attach");
    }
    if (arguments.size() > 2) {
      throw new CommandError(
          "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw %d: %s"
              .formatted(arguments.size(), GoText.list(arguments)));
    }
    ResourceBuilder builder = session.resources().namespace(session.namespace()).defaultNamespace();
    if (arguments.size() == 1) {
      builder.names("pods", arguments);
    } else {
      builder.names(arguments.getFirst(), arguments.subList(1, 2));
    }
    JsonObject pod = PodOf.find(session, builder.execute().infos().getFirst().object(), timeout);
    String phase = pod.string("status", "phase");
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      throw new CommandError(
          "cannot attach a container in a completed pod; current phase is " + phase);
    }
    new Attaching(
            session,
            session.flags().string("container"),
            session.flags().bool("stdin"),
            session.flags().bool("tty"),
            session.flags().bool("quiet"))
        .run(pod);
  }
}
