package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Deletes objects, tells so, and waits until they are gone. Models k8s.io/kubectl
 * pkg/cmd/delete/delete.go: DeleteResult, and pkg/cmd/wait/delete.go: IsDeleted.
 */
public final class Deletion {

  private static final Duration FOR_EVER = Duration.ofHours(168);

  private final Session session;
  private final DryRun dryRun;
  private final long gracePeriod;
  private final String propagation;
  private final boolean warnsOfClusterScope;
  private final boolean quiet;
  private final Map<String, String> uids = new HashMap<>();
  private boolean warned;

  /**
   * The flags that say how objects are deleted. Models pkg/cmd/delete/delete_flags.go.
   *
   * @param waits the default of {@code --wait}
   */
  public static FlagSet flags(boolean waits) {
    return FlagSet.of(b ->
        b.string(
                "cascade",
                "",
                "background",
                "What becomes of the objects that belong to a deleted one: \"background\" deletes"
                    + " them after it, \"foreground\" before it, \"orphan\" leaves them.")
            .bare("background")
            .bool(
                "force",
                "",
                false,
                "Remove the object at once, without waiting for its processes to end. They may go"
                    + " on for a while, and a replacement beside them.")
            .integer(
                "grace-period",
                "",
                -1,
                "How many seconds the processes have to end; below zero means as many as the"
                    + " object itself says. 0 needs --force.")
            .duration(
                "timeout",
                "",
                Duration.ZERO,
                "How long to wait for the deletion; zero means as long as the object's size asks"
                    + " for")
            .bool("wait", "", waits, "Return only when the objects are gone, finalizers and all."));
  }

  /**
   * A deletion.
   *
   * @param gracePeriod in seconds, or -1 for the object's own
   * @param propagation {@code Background}, {@code Foreground} or {@code Orphan}
   * @param warnsOfClusterScope whether to say that a namespace does not bound what is deleted
   * @param quiet whether to say nothing about each object
   */
  public Deletion(
      Session session,
      DryRun dryRun,
      long gracePeriod,
      String propagation,
      boolean warnsOfClusterScope,
      boolean quiet) {
    this.session = session;
    this.dryRun = dryRun;
    this.gracePeriod = gracePeriod;
    this.propagation = propagation;
    this.warnsOfClusterScope = warnsOfClusterScope;
    this.quiet = quiet;
  }

  /** Whether an error says that something does not exist. */
  public static boolean isNotFound(KubectlError error) {
    return error instanceof StatusError refusal && refusal.isNotFound();
  }

  /**
   * Deletes.
   *
   * @param chosen the paths of those to delete, or null for all
   * @param wait whether to wait until they are gone
   * @param timeout how long at most; zero means a week
   */
  public void delete(ResourceResult result, Set<String> chosen, boolean wait, Duration timeout)
      throws Interrupted {
    List<ResourceInfo> deleted = new ArrayList<>();
    result.visit(info -> {
      if (chosen == null || chosen.contains(info.path())) {
        deleted.add(info);
        delete(info);
      }
    });
    if (deleted.isEmpty()) {
      session.out().println("No resources found");
      return;
    }
    if (!wait || dryRun != DryRun.NONE) {
      return;
    }
    Instant end = session.process().now().plus(timeout.isZero() ? FOR_EVER : timeout);
    for (ResourceInfo info : deleted) {
      try {
        waitUntilGone(info, end);
      } catch (StatusError e) {
        if (!Set.of("Forbidden", "MethodNotAllowed").contains(e.reason())) {
          throw e;
        }
      }
    }
  }

  private void delete(ResourceInfo info) {
    if (warnsOfClusterScope && !warned && !info.mapping().namespaced()) {
      session
          .err()
          .println(
              "Warning: deleting cluster-scoped resources, not scoped to the provided namespace");
      warned = true;
    }
    if (dryRun == DryRun.CLIENT) {
      print(info);
      return;
    }
    JsonObject options = Json.objectOf("propagationPolicy", propagation);
    if (gracePeriod >= 0) {
      options = options.with("gracePeriodSeconds", gracePeriod);
    }
    JsonObject response;
    try {
      response = ObjectWriter.of(session.client(), dryRun, "").delete(info.path(), options);
    } catch (StatusError e) {
      throw StatusError.withSource(e, "deleting", info.source());
    }
    print(info);
    String uid =
        response.string("kind").equals("Status")
            ? response.string("details", "uid")
            : response.string("metadata", "uid");
    if (!uid.isEmpty()) {
      uids.put(info.path(), uid);
    }
  }

  /** {@code deployment.apps}. */
  public static String kindName(ResourceInfo info) {
    String kind = info.mapping().kind().kind().toLowerCase(Locale.ROOT);
    return info.mapping().group().isEmpty() ? kind : kind + "." + info.mapping().group();
  }

  /** Models DeleteOptions.PrintObj. */
  private void print(ResourceInfo info) {
    if (quiet) {
      return;
    }
    boolean byName =
        session.flags().isDefined("output") && session.flags().string("output").equals("name");
    if (byName && session.commandPath().endsWith(" delete")) {
      session.out().println(kindName(info) + "/" + info.name());
      return;
    }
    String operation = gracePeriod == 0 ? "force deleted" : "deleted";
    if (info.isNamespaced()) {
      operation += " from " + info.namespace() + " namespace";
    }
    session
        .out()
        .println(kindName(info) + " \"" + info.name() + "\" " + operation + dryRun.suffix());
  }

  private void waitUntilGone(ResourceInfo info, Instant end) throws Interrupted {
    Client client = session.client();
    Reply reply = client.tryCall(client.request(Method.GET, info.path()));
    if (!reply.isSuccess()) {
      if (reply.reason().equals("NotFound")) {
        return;
      }
      throw Client.refusal(reply);
    }
    String uid = uids.getOrDefault(info.path(), reply.object().string("metadata", "uid"));
    if (!reply.object().string("metadata", "uid").equals(uid)) {
      return;
    }
    Duration rest = Duration.between(session.process().now(), end);
    boolean gone =
        !rest.isNegative()
            && !rest.isZero()
            && ObjectWatch.named(session, info.collectionPath(), info.name()).untilGone(rest, uid);
    if (!gone) {
      throw new CommandError("timed out waiting for the condition on " + info.objectName());
    }
  }
}
