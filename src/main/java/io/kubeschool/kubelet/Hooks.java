package io.kubeschool.kubelet;

import io.kubeschool.kubelet.prober.ProbeTransport;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ExecOutcome;
import io.kubeschool.kubelet.runtime.ExecRunner;
import io.kubeschool.kubelet.runtime.ExecStreams;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Runs containers' life cycle hooks. Models pkg/kubelet/lifecycle/handlers.go. */
final class Hooks {

  private final Simulation simulation;
  private final ExecRunner runner;
  private final ProbeTransport transport;

  Hooks(Simulation simulation, ExecRunner runner, ProbeTransport transport) {
    this.simulation = simulation;
    this.runner = runner;
    this.transport = transport;
  }

  /** Runs one; {@code done} gets why it failed, or null. */
  void run(Pod pod, Container container, JsonObject hook, Consumer<String> done) {
    if (hook.has("sleep")) {
      simulation.after(
          Duration.ofSeconds(hook.object("sleep").number(0, "seconds")), () -> done.accept(null));
    } else if (hook.has("httpGet")) {
      transport.http(
          new ProbeTransport.Target(pod.podIp(), container),
          hook.object("httpGet"),
          Duration.ofSeconds(60),
          "kube-lifecycle/1.36",
          answer ->
              done.accept(
                  answer.problem().isEmpty()
                      ? null
                      : "HTTP lifecycle hook ("
                          + hook.object("httpGet").string("path")
                          + ") for Container \""
                          + container.name()
                          + "\" in Pod \""
                          + name(pod)
                          + "\" failed - error: "
                          + answer.problem()));
    } else {
      exec(pod, container, hook.array("exec", "command").strings(), done);
    }
  }

  private void exec(Pod pod, Container container, List<String> command, Consumer<String> done) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    runner.run(
        container,
        command,
        ExecStreams.into(output),
        null,
        outcome -> {
          String error =
              switch (outcome) {
                case ExecOutcome.Exited(int code) ->
                    code == 0
                        ? null
                        : "command '"
                            + String.join(" ", command)
                            + "' exited with "
                            + code
                            + ": "
                            + output.toString(StandardCharsets.UTF_8);
                case ExecOutcome.NotStarted(String message) ->
                    "rpc error: code = Unknown desc = " + message;
                case ExecOutcome.TimedOut() -> "command timed out";
              };
          done.accept(
              error == null
                  ? null
                  : "Exec lifecycle hook (["
                      + String.join(" ", command)
                      + "]) for Container \""
                      + container.name()
                      + "\" in Pod \""
                      + name(pod)
                      + "\" failed - error: "
                      + error
                      + ", message: "
                      + Json.of(output.toString(StandardCharsets.UTF_8)).toText());
        });
  }

  private static String name(Pod pod) {
    return pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
  }
}
