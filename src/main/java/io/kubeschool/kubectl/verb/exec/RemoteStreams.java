package io.kubeschool.kubectl.verb.exec;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.Tty;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Carries bytes between this process and a streaming subresource until that ends. Models client-go
 * tools/remotecommand: StreamWithContext.
 */
public final class RemoteStreams implements ConnectionSink {

  /** What comes with a status before any stream was open rather than through one. */
  private static final Set<String> IN_STREAM = Set.of("", "NonZeroExitCode", "InternalError");

  private record Chunk(OutputStream to, byte[] bytes) {}

  private final Session session;
  private final Process self;
  private final OutputStream out;
  private final OutputStream err;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private final Condition arrived = new Condition();
  private JsonObject status;

  private RemoteStreams(Session session, OutputStream out, OutputStream err) {
    this.session = session;
    this.self = session.process();
    this.out = out;
    this.err = err;
  }

  /**
   * Opens the subresource and stays until it ends.
   *
   * @param stdin whether this process's standard input goes there
   * @param tty whether the streams are a terminal's: what would interrupt kubectl goes there too
   * @throws KubectlError if it ended badly; {@link ExitError} with a command's own status
   */
  public static void run(Session session, Request request, boolean stdin, boolean tty)
      throws Interrupted {
    run(session, request, stdin, tty, session.out(), session.err());
  }

  /** The same with output elsewhere. */
  public static void run(
      Session session,
      Request request,
      boolean stdin,
      boolean tty,
      OutputStream out,
      OutputStream err)
      throws Interrupted {
    RemoteStreams streams = new RemoteStreams(session, out, err);
    streams.check(streams.carry(request, stdin, tty));
  }

  private JsonObject carry(Request request, boolean stdin, boolean tty) throws Interrupted {
    Process pump = null;
    Connection connection = session.client().connect(request, this);
    try {
      if (tty && self.tty() != null) {
        Tty terminal = self.tty();
        connection.resize(terminal.columns(), terminal.rows());
        self.handle(Signal.INT, () -> connection.send(new byte[] {3}));
      }
      if (stdin) {
        pump = self.spawn(pump(connection, tty));
      }
      while (true) {
        self.await(arrived, () -> status != null || !chunks.isEmpty());
        for (Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
          write(chunk);
        }
        if (status != null) {
          return status;
        }
      }
    } finally {
      self.handleByDefault(Signal.INT);
      connection.close();
      if (pump != null) {
        pump.signal(Signal.KILL, null);
      }
    }
  }

  private static void write(Chunk chunk) {
    try {
      chunk.to().write(chunk.bytes());
      chunk.to().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A thread of kubectl's, so to say, that reads standard input and sends it. */
  private ProcessSpec pump(Connection connection, boolean tty) {
    ProcessSpec own = self.spec();
    return new ProcessSpec(
        reader -> {
          if (tty) {
            // a thread gets no signal of its own: Ctrl-C is for the other end
            reader.handle(Signal.INT, () -> {});
          }
          send(reader, connection);
          return 0;
        },
        List.of("kubectl"),
        self.environment(),
        self.directory(),
        self.account(),
        self.in(),
        own.out(),
        own.err(),
        own.tty());
  }

  private static void send(Process reader, Connection connection) {
    byte[] buffer = new byte[8192];
    try {
      for (int n = reader.in().read(buffer); n >= 0; n = reader.in().read(buffer)) {
        connection.send(Arrays.copyOf(buffer, n));
      }
      connection.endInput();
    } catch (IOException e) {
      connection.endInput();
    }
  }

  private void check(JsonObject end) {
    if (end.string("status").equals("Success")) {
      return;
    }
    if (end.string("reason").equals("NonZeroExitCode")) {
      JsonObject cause = end.array("details", "causes").find("reason", "ExitCode");
      String code = cause == null ? "1" : cause.string("message");
      throw new ExitError("command terminated with exit code " + code, Integer.parseInt(code));
    }
    boolean inStream = IN_STREAM.contains(end.string("reason"));
    if (end.string("reason").isEmpty() && end.has("code")) {
      inStream = false;
    }
    throw new CommandError(
        inStream
            ? end.string("message")
            : "unable to upgrade connection: " + end.string("message"));
  }

  @Override
  public void output(byte[] bytes) {
    chunks.add(new Chunk(out, bytes));
    arrived.signalAll();
  }

  @Override
  public void error(byte[] bytes) {
    chunks.add(new Chunk(err, bytes));
    arrived.signalAll();
  }

  @Override
  public void ended(JsonObject end) {
    status = end;
    arrived.signalAll();
  }
}
