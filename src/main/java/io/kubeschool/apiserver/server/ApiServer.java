package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.NodeConnector;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.apiserver.admission.Admission;
import io.kubeschool.apiserver.registry.Registry;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.Subresource;
import io.kubeschool.apiserver.service.ServiceAllocation;
import io.kubeschool.apiserver.storage.Store;
import io.kubeschool.apiserver.table.Tables;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The Kubernetes API: who asks may ask for what, what is asked about, and which handler answers.
 * Models kube-apiserver.
 */
public final class ApiServer implements Api {

  private static final List<String> STREAMS = List.of("log", "exec", "attach", "portforward");

  private final Simulation simulation;
  private final Registry registry;
  private final Authorization authorization;
  private final Discovery discovery;
  private final Handlers handlers;
  private final Reader reader;
  private final Storage storage;
  private final PodConnections connections;

  /** A server of all built-in kinds with an empty store. */
  public ApiServer(Simulation simulation, Hooks hooks) {
    this.simulation = simulation;
    this.registry = Registry.standard();
    this.storage = new Storage(new Store(simulation), registry);
    storage.addHook(Kinds.SERVICE, new ServiceAllocation(simulation.random("apiserver.services")));
    Admission admission =
        Admission.standard(storage, storage, simulation.random("apiserver.admission"));
    this.authorization = new Authorization(hooks.authorizer().apply(storage));
    this.discovery = Discovery.standard();
    this.reader = new Reader(simulation, storage, new Tables());
    FieldTracking tracking =
        new FieldTracking(hooks.ownership(), registry, new Timestamps(simulation));
    Writer writer =
        new Writer(
            simulation,
            storage,
            hooks.decoder(),
            hooks.defaulter(),
            hooks.validator(),
            admission,
            tracking);
    Deleter deleter = new Deleter(storage, admission, writer.timestamps());
    Patches patches = new Patches(hooks.patcher(), writer, tracking);
    this.connections = new PodConnections(storage);
    Tokens tokens = new Tokens(simulation);
    this.handlers =
        new Handlers(
            new Verbs(storage, writer, deleter, patches, reader),
            reader,
            new Subresources(storage, writer, patches, reader, tokens),
            new PodActions(storage, writer, deleter),
            connections,
            new Reviews(authorization, storage, tokens));
  }

  /** The store's revision: each change of an object raises it. */
  public long revision() {
    return storage.revision();
  }

  /** Says how the nodes are reached, for pods' logs, exec and the like. */
  public void connectNodes(NodeConnector connector) {
    connections.connect(connector);
  }

  @Override
  public Reply call(Request request) {
    try {
      Request effective = authorization.impersonate(request);
      RequestInfo info = RequestInfo.of(effective);
      authorization.check(effective, info);
      if (!info.isResource()) {
        return discovery.answer(effective);
      }
      Call call = resolve(effective, info);
      Handler handler = handlers.find(call);
      if (handler == null) {
        throw Failure.methodNotAllowed();
      }
      return handler.handle(call);
    } catch (StatusException e) {
      return e.reply();
    }
  }

  /** The call that a request is. Models endpoints/installer.go: which paths and verbs there are. */
  private Call resolve(Request request, RequestInfo info) {
    Resource resource = registry.find(info.groupVersion(), info.resource());
    if (resource == null) {
      throw Failure.pathNotFound();
    }
    if (info.subresource().isEmpty()) {
      String verb = info.verb();
      boolean needsNamespace = resource.kind().namespaced() && info.namespace().isEmpty();
      boolean isWide = verb.equals("list") || verb.equals("watch") || verb.equals("create");
      boolean wantsName = verb.equals("update") || verb.equals("patch");
      boolean isMisplaced = info.name().isEmpty() ? wantsName : verb.equals("create");
      if (!resource.verbs().contains(verb) || needsNamespace && !isWide || isMisplaced) {
        throw Failure.methodNotAllowed();
      }
    } else {
      Subresource subresource = resource.subresource(info.subresource());
      if (subresource == null) {
        throw Failure.pathNotFound();
      }
      if (!subresource.verbs().contains(info.verb())) {
        throw Failure.methodNotAllowed();
      }
    }
    return new Call(request, info, resource);
  }

  @Override
  public Subscription watch(Request request, WatchSink sink) {
    try {
      Request effective = authorization.impersonate(request);
      RequestInfo info = RequestInfo.of(effective);
      authorization.check(effective, info);
      if (!info.isResource()) {
        throw Failure.pathNotFound();
      }
      return reader.watch(resolve(effective, info), sink);
    } catch (StatusException e) {
      return new RefusedWatch(simulation, sink, e.status());
    }
  }

  @Override
  public Connection connect(Request request, ConnectionSink sink) {
    try {
      Request effective = authorization.impersonate(request);
      RequestInfo info = RequestInfo.of(effective);
      authorization.check(effective, info);
      if (!info.isResource() || !STREAMS.contains(info.subresource())) {
        throw Failure.pathNotFound();
      }
      return connections.open(resolve(effective, info), sink);
    } catch (StatusException e) {
      return new RefusedConnection(simulation, sink, e.status());
    }
  }

  /** A watch that only tells why there is none. */
  private static final class RefusedWatch implements Subscription {
    private final JsonObject status;
    private boolean closed;

    RefusedWatch(Simulation simulation, WatchSink sink, JsonObject status) {
      this.status = status;
      simulation.after(
          Duration.ZERO,
          () -> {
            if (!closed) {
              sink.event("ERROR", status);
              sink.closed();
            }
          });
    }

    @Override
    public Optional<JsonObject> refusal() {
      return Optional.of(status);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** A connection that only tells why there is none. */
  private static final class RefusedConnection implements Connection {
    private final JsonObject status;
    private boolean closed;

    RefusedConnection(Simulation simulation, ConnectionSink sink, JsonObject status) {
      this.status = status;
      simulation.after(
          Duration.ZERO,
          () -> {
            if (!closed) {
              sink.ended(status);
            }
          });
    }

    @Override
    public Optional<JsonObject> refusal() {
      return Optional.of(status);
    }

    @Override
    public void send(byte[] bytes) {}

    @Override
    public void endInput() {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
