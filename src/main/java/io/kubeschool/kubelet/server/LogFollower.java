package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.kubelet.runtime.ContainerLog;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;

/** Passes a log on as it grows, until its container ends. Models cri-client pkg/logs. */
final class LogFollower extends Session {

  private static final Duration CHECK_PERIOD = Duration.ofSeconds(1);

  private final ContainerLog log;
  private final LogReader reader;
  private final Runnable more = this::more;
  private Instant lastOutput;

  LogFollower(Simulation simulation, ConnectionSink sink, ContainerLog log, LogReader reader) {
    super(simulation, sink);
    this.log = log;
    this.reader = reader;
    this.lastOutput = simulation.now();
    log.follow(more);
    simulation.after(Duration.ZERO, more);
  }

  private void more() {
    byte[] bytes = reader.all();
    if (bytes.length > 0) {
      lastOutput = simulation().now();
      output(false, bytes);
    }
    if (reader.isExhausted()) {
      log.unfollow(more);
      finish(SUCCESS);
    } else if (log.isClosed()) {
      log.unfollow(more);
      endAtNextCheck();
    }
  }

  /** Models waitLogs: once a second it looks whether the container still runs. */
  private void endAtNextCheck() {
    Duration silence = Duration.between(lastOutput, simulation().now());
    Duration wait = CHECK_PERIOD.minusNanos(silence.toNanos() % CHECK_PERIOD.toNanos());
    simulation().after(wait, () -> finish(SUCCESS));
  }

  @Override
  public void send(byte[] bytes) {}

  @Override
  public void endInput() {}

  @Override
  public void close() {
    super.close();
    log.unfollow(more);
  }
}
