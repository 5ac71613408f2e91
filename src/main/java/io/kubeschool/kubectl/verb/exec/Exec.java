package io.kubeschool.kubectl.verb.exec;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.List;

/** {@code kubectl exec}. Models k8s.io/kubectl pkg/cmd/exec/exec.go. */
public final class Exec {

  private Exec() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]",
                "Execute a command in a container")
            .description(
                """
                Run a further command inside a container that is running.
                """)
            .examples(
                """
                # Ask for the time inside the pod 'web-0', in its default container or else its first
                kubectl exec web-0 -- date

                # Ask in the container 'proxy' of the pod
                kubectl exec web-0 -c proxy -- date

                # Open a shell in the pod
                kubectl exec -it web-0 -- sh

                # Whatever follows the two dashes belongs to the command in the pod, its flags too; no quotes around the whole
                kubectl exec web-0 -- ls -l /etc

                # Use quotes only where the command wants one word: here the script for a shell of the pod
                kubectl exec web-0 -- sh -c 'ls /etc | head -3'

                # Run it in the first pod of a deployment, or in one of a service's
                kubectl exec deployment/web -- date
                kubectl exec service/web -- date
                """),
        FlagSet.of(b ->
            b.string(
                    "container",
                    "c",
                    "",
                    "The container. By default the one that the annotation"
                        + " kubectl.kubernetes.io/default-container names, else the pod's"
                        + " first.")
                .strings(
                    "filename",
                    "f",
                    List.of(),
                    "A file, directory or URL that names the object to run the" + " command in.")
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))
                .bool("quiet", "q", false, "Print nothing but what the command writes")
                .bool("stdin", "i", false, "Pass on what is typed or piped in")
                .bool("tty", "t", false, "Treat the input as a terminal")),
        Exec::run);
  }

  private static void run(Session session) throws Interrupted {
    List<String> arguments = session.arguments();
    int dash = session.flags().argumentsBeforeDash();
    List<String> files = session.flags().strings("filename");
    String name = !arguments.isEmpty() && dash != 0 ? arguments.getFirst() : "";
    if (dash < 0 && (arguments.size() > 1 || !arguments.isEmpty() && !files.isEmpty())) {
      throw session.usageError(
          "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead");
    }
    List<String> command = dash < 0 ? List.of() : arguments.subList(dash, arguments.size());
    Duration timeout = CommonFlags.podRunningTimeout(session);
    if (name.isEmpty() && files.isEmpty()) {
      throw new CommandError("pod, type/name or --filename must be specified");
    }
    if (command.isEmpty()) {
      throw new CommandError("you must specify at least one command for the container");
    }
    ResourceBuilder builder =
        session
            .resources()
            .files(new FilenameOptions(files, "", false), session.isNamespaceEnforced())
            .namespace(session.namespace())
            .defaultNamespace();
    if (!name.isEmpty()) {
      builder.names("pods", List.of(name));
    }
    List<ResourceInfo> infos = builder.execute().infos();
    if (infos.size() != 1) {
      throw new CommandError("cannot exec into multiple objects at a time");
    }
    run(session, PodOf.find(session, infos.getFirst().object(), timeout), command);
  }

  private static void run(Session session, JsonObject pod, List<String> command)
      throws Interrupted {
    String phase = pod.string("status", "phase");
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      throw new CommandError(
          "cannot exec into a container in a completed pod; current phase is " + phase);
    }
    boolean quiet = session.flags().bool("quiet");
    String container = session.flags().string("container");
    if (container.isEmpty()) {
      container = PodContainers.findOrDefault(pod, "", quiet, session.err()).string("name");
    } else if (PodContainers.find(pod, container) == null) {
      throw PodContainers.notValid(pod, container);
    }
    boolean stdin = session.flags().bool("stdin");
    boolean tty = stdin && session.flags().bool("tty");
    if (tty && !session.process().inIsTerminal()) {
      tty = false;
      if (!quiet) {
        session
            .err()
            .println("Unable to use a TTY - input is not a terminal or the right kind of file");
      }
    }
    RemoteStreams.run(session, request(session, pod, container, command, stdin, tty), stdin, tty);
  }

  /** The request for running a command in a container. */
  static Request request(
      Session session,
      JsonObject pod,
      String container,
      List<String> command,
      boolean stdin,
      boolean tty) {
    Request request =
        session
            .client()
            .request(Method.POST, Kinds.POD.path(ObjectKey.of(pod)) + "/exec")
            .withParameter("container", container);
    for (String word : command) {
      request = request.withParameter("command", word);
    }
    if (stdin) {
      request = request.withParameter("stdin", "true");
    }
    request = request.withParameter("stdout", "true");
    return tty ? request.withParameter("tty", "true") : request.withParameter("stderr", "true");
  }
}
