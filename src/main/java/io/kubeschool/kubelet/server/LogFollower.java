package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.kubelet.runtime.ContainerLog;
import io.kubeschool.sim.Simulation;
import java.time.Duration;

/** Passes a log on as it grows, until its container ends. */
final class LogFollower extends Session {

  private final ContainerLog log;
  private final LogReader reader;
  private final Runnable more = this::more;

  LogFollower(Simulation simulation, ConnectionSink sink, ContainerLog log, LogReader reader) {
    super(simulation, sink);
    this.log = log;
    this.reader = reader;
    log.follow(more);
    simulation.after(Duration.ZERO, more);
  }

  private void more() {
    output(false, reader.all());
    if (log.isClosed() || reader.isExhausted()) {
      log.unfollow(more);
      finish(SUCCESS);
    }
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
