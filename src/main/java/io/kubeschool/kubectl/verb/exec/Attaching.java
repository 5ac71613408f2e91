package io.kubeschool.kubectl.verb.exec;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Interrupted;

/**
 * Attaches to a running container. Models k8s.io/kubectl pkg/cmd/attach/attach.go: AttachOptions.
 * The keys that detach are not looked for.
 *
 * @param container which one, or "" for the default
 * @param stdin whether standard input is passed on
 * @param tty whether a terminal is wanted
 * @param quiet whether hints are left out
 */
public record Attaching(
    Session session, String container, boolean stdin, boolean tty, boolean quiet) {

  /**
   * Attaches and stays until the container's process ends or hangs up.
   *
   * @throws io.kubeschool.kubectl.error.KubectlError if that fails
   */
  public void run(JsonObject pod) throws Interrupted {
    JsonObject chosen = containerOf(pod);
    String name = chosen.string("name");
    boolean wantsTty = tty;
    if (tty && !chosen.bool("tty")) {
      wantsTty = false;
      if (!quiet) {
        session
            .err()
            .println("error: Unable to use a TTY - container " + name + " did not allocate one");
      }
    } else if (!tty && chosen.bool("tty")) {
      wantsTty = true;
    }
    boolean raw = stdin && wantsTty && isTerminal();
    if (!quiet) {
      session
          .err()
          .println(
              "All commands and output from this session will be recorded in container logs,"
                  + " including credentials and sensitive information passed through the command"
                  + " prompt.");
      session.err().println("If you don't see a command prompt, try pressing enter.");
    }
    RemoteStreams.run(session, request(pod, name, raw), stdin, raw);
    if (raw && !quiet) {
      session
          .out()
          .println(
              "Session ended, resume using '%s %s -c %s -n %s -i -t' command"
                  .formatted(
                      "kubectl attach",
                      pod.string("metadata", "name"),
                      name,
                      pod.string("metadata", "namespace")));
    }
  }

  /** The container that is meant. */
  public JsonObject containerOf(JsonObject pod) {
    try {
      return PodContainers.findOrDefault(pod, container, quiet, session.err());
    } catch (CommandError e) {
      throw new CommandError("cannot attach to the container: " + e.getMessage());
    }
  }

  private boolean isTerminal() {
    if (session.process().inIsTerminal()) {
      return true;
    }
    if (!quiet) {
      session
          .err()
          .println("Unable to use a TTY - input is not a terminal or the right kind of file");
    }
    return false;
  }

  private Request request(JsonObject pod, String name, boolean raw) {
    Request request =
        session
            .client()
            .request(Method.POST, Kinds.POD.path(ObjectKey.of(pod)) + "/attach")
            .withParameter("container", name);
    if (stdin) {
      request = request.withParameter("stdin", "true");
    }
    request = request.withParameter("stdout", "true");
    return raw ? request.withParameter("tty", "true") : request.withParameter("stderr", "true");
  }
}
