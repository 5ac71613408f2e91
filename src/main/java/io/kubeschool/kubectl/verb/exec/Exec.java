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
                Execute a command in a container.\
                """)
            .examples(
                """
                # Get output from running the 'date' command from pod mypod, using the first container by default
                kubectl exec mypod -- date

                # Get output from running the 'date' command in ruby-container from pod mypod
                kubectl exec mypod -c ruby-container -- date

                # Switch to raw terminal mode; sends stdin to 'bash' in ruby-container from pod mypod
                # and sends stdout/stderr from 'bash' back to the client
                kubectl exec mypod -c ruby-container -i -t -- bash -il

                # List contents of /usr from the first container of pod mypod and sort by modification time
                # If the command you want to execute in the pod has any flags in common (e.g. -i),
                # you must use two dashes (--) to separate your command's flags/arguments
                # Also note, do not surround your command and its flags/arguments with quotes
                # unless that is how you would execute it normally (i.e., do ls -t /usr, not "ls -t /usr")
                kubectl exec mypod -i -t -- ls -t /usr

                # Get output from running 'date' command from the first pod of the deployment mydeployment, using the first container by default
                kubectl exec deploy/mydeployment -- date

                # Get output from running 'date' command from the first pod of the service myservice, using the first container by default
                kubectl exec svc/myservice -- date\
                """),
        FlagSet.of(b ->
            b.string(
                    "container",
                    "c",
                    "",
                    "Container name. If omitted, use the kubectl.kubernetes.io/default-container"
                        + " annotation for selecting the container to be attached or the first"
                        + " container in the pod will be chosen")
                .strings("filename", "f", List.of(), "to use to exec into the resource")
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))
                .bool("quiet", "q", false, "Only print output from the remote session")
                .bool("stdin", "i", false, "Pass stdin to the container")
                .bool("tty", "t", false, "Stdin is a TTY")),
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
