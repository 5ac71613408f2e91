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
                Attach to a process that is already running inside an existing container.\
                """)
            .examples(
                """
                # Get output from running pod mypod; use the 'kubectl.kubernetes.io/default-container' annotation
                # for selecting the container to be attached or the first container in the pod will be chosen
                kubectl attach mypod

                # Get output from ruby-container from pod mypod
                kubectl attach mypod -c ruby-container

                # Switch to raw terminal mode; sends stdin to 'bash' in ruby-container from pod mypod
                # and sends stdout/stderr from 'bash' back to the client
                kubectl attach mypod -c ruby-container -i -t

                # Get output from the first pod of a replica set named nginx
                kubectl attach rs/nginx\
                """),
        FlagSet.of(b ->
            b.string(
                    "container",
                    "c",
                    "",
                    "Container name. If omitted, use the kubectl.kubernetes.io/default-container"
                        + " annotation for selecting the container to be attached or the first"
                        + " container in the pod will be chosen")
                .string(
                    "detach-keys",
                    "",
                    "ctrl-p,ctrl-q",
                    "Override the key sequence for detaching a container")
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))
                .bool("quiet", "q", false, "Only print output from the remote session")
                .bool("stdin", "i", false, "Pass stdin to the container")
                .bool("tty", "t", false, "Stdin is a TTY")),
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
