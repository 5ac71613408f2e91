package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ExecOutcome;
import io.kubeschool.kubelet.runtime.ExecRunner;
import io.kubeschool.kubelet.runtime.ExecStreams;
import io.kubeschool.kubelet.runtime.RemoteTty;
import io.kubeschool.machine.BrokenPipe;
import io.kubeschool.machine.Pipe;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A command that runs in a container. Models cri-streaming remotecommand: ServeExec. */
final class ExecSession extends Session {

  private final Pipe pipe = new Pipe();
  private final OutputStream input = pipe.output(() -> null);
  private final RemoteTty terminal;
  private final Cancellable command;

  ExecSession(
      Simulation simulation,
      ConnectionSink sink,
      ExecRunner runner,
      Container container,
      List<String> command,
      StreamOptions options) {
    super(simulation, sink);
    OutputStream out = stream(false);
    this.terminal = options.tty() ? new RemoteTty(out) : null;
    ExecStreams streams =
        terminal == null
            ? new ExecStreams(
                options.stdin() ? pipe.input() : InputStream.nullInputStream(),
                out,
                stream(true),
                null)
            : new ExecStreams(terminal.tty().input(), out, out, terminal.tty());
    if (terminal != null && !options.stdin()) {
      terminal.end();
    }
    this.command = runner.run(container, command, streams, null, this::ended);
  }

  private void ended(ExecOutcome outcome) {
    finish(
        switch (outcome) {
          case ExecOutcome.Exited(int code) -> code == 0 ? SUCCESS : nonZero(code);
          case ExecOutcome.NotStarted(String message) ->
              internalError(
                  "Internal error occurred: Internal error occurred: error executing command in"
                      + " container: "
                      + message);
          case ExecOutcome.TimedOut() -> internalError("Internal error occurred: timed out");
        });
  }

  private static JsonObject nonZero(int code) {
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Status",
        "metadata",
        JsonObject.EMPTY,
        "status",
        "Failure",
        "reason",
        "NonZeroExitCode",
        "message",
        "command terminated with non-zero exit code: error executing command [...], exit code "
            + code,
        "details",
        Json.objectOf(
            "causes",
            Json.arrayOf(Json.objectOf("reason", "ExitCode", "message", Integer.toString(code)))));
  }

  @Override
  public void send(byte[] bytes) {
    if (isClosed()) {
      return;
    }
    if (terminal != null) {
      terminal.type(bytes);
      return;
    }
    try {
      input.write(bytes);
    } catch (BrokenPipe e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void endInput() {
    if (terminal != null) {
      terminal.end();
    } else {
      pipe.closeWriter();
    }
  }

  @Override
  public void resize(int columns, int rows) {
    if (terminal != null) {
      terminal.tty().resize(columns, rows);
    }
  }

  @Override
  public void close() {
    super.close();
    command.cancel();
  }
}
