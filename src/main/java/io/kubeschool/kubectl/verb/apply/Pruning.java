package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deletes what was applied once and is not in the files any more. Models pkg/cmd/apply/prune.go and
 * pkg/util/prune.
 */
final class Pruning {

  private static final List<ResourceKind> DEFAULT_KINDS =
      List.of(
          Kinds.CONFIG_MAP,
          Kinds.ENDPOINTS,
          Kinds.PERSISTENT_VOLUME_CLAIM,
          Kinds.POD,
          Kinds.REPLICATION_CONTROLLER,
          Kinds.SECRET,
          Kinds.SERVICE,
          Kinds.JOB,
          Kinds.CRON_JOB,
          Kinds.INGRESS,
          Kinds.DAEMON_SET,
          Kinds.DEPLOYMENT,
          Kinds.REPLICA_SET,
          Kinds.STATEFUL_SET,
          Kinds.NAMESPACE,
          Kinds.PERSISTENT_VOLUME);

  private final Session session;
  private final ApplyOptions options;
  private final SuccessPrinter printer;
  private final Set<String> uids = new HashSet<>();
  private final Set<String> namespaces = new TreeSet<>();

  Pruning(Session session, ApplyOptions options, SuccessPrinter printer) {
    this.session = session;
    this.options = options;
    this.printer = printer;
    if (session.isNamespaceEnforced()) {
      namespaces.add(session.namespace());
    }
  }

  /** Keeps an object that was applied. */
  void visited(ResourceInfo info) {
    uids.add(info.object().string("metadata", "uid"));
    if (info.isNamespaced()) {
      namespaces.add(info.namespace());
    }
  }

  void run() {
    List<ResourceKind> kinds =
        options.pruned().isEmpty()
            ? DEFAULT_KINDS
            : options.pruned().stream().map(ApiResource::kind).toList();
    for (String namespace : namespaces) {
      kinds.stream().filter(ResourceKind::namespaced).forEach(kind -> prune(kind, namespace));
    }
    kinds.stream().filter(kind -> !kind.namespaced()).forEach(kind -> prune(kind, ""));
  }

  private void prune(ResourceKind kind, String namespace) {
    try {
      JsonObject list =
          session
              .client()
              .call(
                  session
                      .client()
                      .request(Method.GET, kind.path(namespace))
                      .withParameter("labelSelector", session.flags().string("selector")))
              .object();
      for (JsonObject item : list.array("items").objects()) {
        if (LastApplied.isIn(item) && !uids.contains(item.string("metadata", "uid"))) {
          delete(kind, item);
        }
      }
    } catch (KubectlError e) {
      throw new CommandError(
          "error pruning %s object %s/%s, Kind=%s: %s"
              .formatted(
                  kind.namespaced() ? "namespaced" : "nonNamespaced",
                  kind.groupVersion().group(),
                  kind.groupVersion().version(),
                  kind.kind(),
                  e.getMessage()));
    }
  }

  private void delete(ResourceKind kind, JsonObject item) {
    if (options.dryRun() != DryRun.CLIENT) {
      JsonObject deleteOptions = Json.objectOf("propagationPolicy", options.propagation());
      if (options.gracePeriod() >= 0) {
        deleteOptions = deleteOptions.with("gracePeriodSeconds", options.gracePeriod());
      }
      ObjectWriter.of(session.client(), options.dryRun(), "")
          .delete(kind.path(ObjectKey.of(item)), deleteOptions);
    }
    printer.print(
        item.with("apiVersion", (Object) kind.groupVersion().toString())
            .with("kind", (Object) kind.kind()),
        "pruned");
  }
}
