package io.kubeschool.kubectl.verb.forward;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.List;

/** Listens and forwards until interrupted. Models client-go tools/portforward: PortForwarder. */
final class PortForwarder implements ConnectionSink {

  private static final int FIRST_FREE_PORT = 32768;
  private static final int FREE_PORTS = 28232;

  private final Session session;
  private final Process self;
  private final ObjectKey pod;
  private final List<ListenAddress> addresses;
  private final List<ForwardedPort> ports;
  private final Condition ended = new Condition();
  private boolean stopped;
  private boolean lost;

  PortForwarder(
      Session session, ObjectKey pod, List<ListenAddress> addresses, List<ForwardedPort> ports) {
    this.session = session;
    this.self = session.process();
    this.pod = pod;
    this.addresses = addresses;
    this.ports = ports;
  }

  /**
   * Forwards.
   *
   * @throws CommandError if it cannot listen, or the pod is lost
   */
  void run() throws Interrupted {
    Connection connection;
    try {
      connection = session.client().connect(request(), this);
    } catch (StatusError e) {
      throw new CommandError("error upgrading connection: " + e.getMessage());
    }
    try {
      boolean listens = false;
      for (ForwardedPort port : ports) {
        listens |= listen(port);
      }
      if (!listens) {
        throw new CommandError("unable to listen on any of the requested ports: " + portsText());
      }
      self.handle(Signal.INT, this::stop);
      self.await(ended, () -> stopped || lost);
      if (lost) {
        throw new CommandError("lost connection to pod");
      }
    } finally {
      self.machine().network().closeAll(self);
      connection.close();
    }
  }

  Request request() {
    return session.client().request(Method.POST, Kinds.POD.path(pod) + "/portforward");
  }

  private String portsText() {
    List<String> texts = new ArrayList<>();
    ports.forEach(p -> texts.add("{" + p.local() + " " + p.remote() + "}"));
    return "[" + String.join(" ", texts) + "]";
  }

  private boolean listen(ForwardedPort asked) {
    NetworkNamespace network = self.machine().network();
    ForwardedPort port = asked;
    while (port.local() == 0 || network.listener(port.local()) != null && asked.local() == 0) {
      long number = self.simulation().random("kubectl").nextLong() >>> 1;
      port = new ForwardedPort((int) (FIRST_FREE_PORT + number % FREE_PORTS), asked.remote());
    }
    HttpService service = new ForwardedService(this, port);
    if (!network.listen(port.local(), self, service)) {
      session.err().println(inUse(port.local()));
      return false;
    }
    for (ListenAddress address : addresses) {
      session
          .out()
          .println("Forwarding from " + address.withPort(port.local()) + " -> " + port.remote());
    }
    return true;
  }

  private String inUse(int port) {
    List<String> problems = new ArrayList<>();
    for (ListenAddress address : addresses) {
      problems.add(
          "unable to create listener: Error listen tcp"
              + (address.ip().contains(":") ? "6 " : "4 ")
              + address.withPort(port)
              + ": bind: address already in use");
    }
    return "Unable to listen on port "
        + port
        + ": Listeners failed to create with the following errors: ["
        + String.join(" ", problems)
        + "]";
  }

  Session session() {
    return session;
  }

  private void stop() {
    stopped = true;
    ended.signalAll();
  }

  /** Gives up: the pod does not answer. */
  void lose() {
    lost = true;
    ended.signalAll();
  }

  @Override
  public void output(byte[] bytes) {}

  @Override
  public void error(byte[] bytes) {}

  @Override
  public void ended(JsonObject status) {
    lose();
  }
}
