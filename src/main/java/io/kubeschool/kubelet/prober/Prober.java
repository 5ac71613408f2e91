package io.kubeschool.kubelet.prober;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ExecOutcome;
import io.kubeschool.kubelet.runtime.ExecRunner;
import io.kubeschool.kubelet.runtime.ExecStreams;
import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Runs one probe once and tells of failures in events. Models pkg/kubelet/prober/prober.go. */
final class Prober {

  private static final String USER_AGENT = "kube-probe/1.36";
  private static final int MAX_OUTPUT = 10 * 1024;

  private final ProbeHost host;
  private final ExecRunner runner;
  private final ProbeTransport transport;

  Prober(ProbeHost host, ExecRunner runner, ProbeTransport transport) {
    this.host = host;
    this.runner = runner;
    this.transport = transport;
  }

  void probe(
      Pod pod,
      Container container,
      JsonObject probe,
      ProbeType type,
      String ip,
      Consumer<ProbeManager.Result> done) {
    Duration timeout = Duration.ofSeconds(probe.number(1, "timeoutSeconds"));
    ProbeTransport.Target target = new ProbeTransport.Target(ip, container);
    Attempt attempt = new Attempt(pod, container, type, done);
    if (probe.has("exec")) {
      exec(container, probe.array("exec", "command").strings(), timeout, attempt);
    } else if (probe.has("httpGet")) {
      transport.http(target, probe.object("httpGet"), timeout, USER_AGENT, attempt::http);
    } else if (probe.has("tcpSocket")) {
      transport.tcp(target, probe.object("tcpSocket"), timeout, attempt::connection);
    } else {
      transport.grpc(target, probe.object("grpc"), timeout, attempt::connection);
    }
  }

  private void exec(Container container, List<String> command, Duration timeout, Attempt attempt) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    runner.run(
        container,
        command,
        ExecStreams.into(output),
        timeout,
        outcome -> {
          switch (outcome) {
            case ExecOutcome.Exited(int code) -> {
              if (code == 0) {
                attempt.succeed();
              } else {
                byte[] bytes = output.toByteArray();
                int length = Math.min(bytes.length, MAX_OUTPUT);
                attempt.fail(new String(bytes, 0, length, StandardCharsets.UTF_8));
              }
            }
            case ExecOutcome.NotStarted(String message) ->
                attempt.error("rpc error: code = Unknown desc = " + message);
            case ExecOutcome.TimedOut() ->
                attempt.fail(
                    "command timed out: \""
                        + String.join(" ", command)
                        + "\" timed out after "
                        + HumanDuration.goFormat(timeout));
          }
        });
  }

  private final class Attempt {
    private final Pod pod;
    private final Container container;
    private final ProbeType type;
    private final Consumer<ProbeManager.Result> done;

    Attempt(Pod pod, Container container, ProbeType type, Consumer<ProbeManager.Result> done) {
      this.pod = pod;
      this.container = container;
      this.type = type;
      this.done = done;
    }

    void http(ProbeTransport.Answer answer) {
      if (!answer.problem().isEmpty()) {
        fail(answer.problem());
      } else if (answer.status() >= 200 && answer.status() < 400) {
        succeed();
      } else {
        fail("HTTP probe failed with statuscode: " + answer.status());
      }
    }

    void connection(ProbeTransport.Answer answer) {
      if (answer.problem().isEmpty()) {
        succeed();
      } else {
        fail(answer.problem());
      }
    }

    void succeed() {
      done.accept(ProbeManager.Result.SUCCESS);
    }

    void fail(String output) {
      if (!container.isRunning()) {
        done.accept(ProbeManager.Result.UNKNOWN);
        return;
      }
      host.event(pod, container.name(), "Unhealthy", type.title() + " probe failed: " + output);
      done.accept(ProbeManager.Result.FAILURE);
    }

    void error(String message) {
      host.event(
          pod,
          container.name(),
          "Unhealthy",
          type.title() + " probe errored and resulted in unknown state: " + message);
      done.accept(ProbeManager.Result.UNKNOWN);
    }
  }
}
