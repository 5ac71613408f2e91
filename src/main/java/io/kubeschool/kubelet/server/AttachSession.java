package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerInput;
import io.kubeschool.kubelet.runtime.ContainerLog;
import io.kubeschool.sim.Simulation;

/**
 * The streams of a container's main process, from now on. Models cri-streaming remotecommand:
 * ServeAttach.
 */
final class AttachSession extends Session {

  private final Container container;
  private final StreamOptions options;
  private final ContainerLog.Tap tap = this::output;
  private final Runnable watch = this::look;
  private final ContainerInput input;

  AttachSession(
      Simulation simulation, ConnectionSink sink, Container container, StreamOptions options) {
    super(simulation, sink);
    this.container = container;
    this.options = options;
    this.input = container.input();
    container.log().tap(tap);
    container.log().follow(watch);
  }

  private void look() {
    if (container.log().isClosed()) {
      release();
      finish(SUCCESS);
    }
  }

  private void release() {
    container.log().untap(tap);
    container.log().unfollow(watch);
  }

  @Override
  public void send(byte[] bytes) {
    if (input != null && options.stdin() && !isClosed()) {
      input.send(bytes);
    }
  }

  @Override
  public void endInput() {
    if (input != null && options.stdin() && !isClosed()) {
      input.end();
    }
  }

  @Override
  public void resize(int columns, int rows) {
    if (input != null && input.tty() != null) {
      input.tty().resize(columns, rows);
    }
  }

  @Override
  public void close() {
    endInput();
    super.close();
    release();
  }
}
