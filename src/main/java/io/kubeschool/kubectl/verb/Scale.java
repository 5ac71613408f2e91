package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.JsonMergePatch;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code kubectl scale}. Models k8s.io/kubectl pkg/cmd/scale/scale.go and pkg/scale/scale.go. */
public final class Scale {

  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
  private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(5);

  private final Session session;
  private final DryRun dryRun;
  private final long replicas;

  private Scale(Session session) {
    CommonFlags.require(session, "replicas");
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.replicas = session.flags().integer("replicas");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f"
                    + " FILENAME | TYPE NAME)",
                "Set a new size for a deployment, replica set, or replication controller")
            .description(
                """
                Set a new size for a deployment, replica set, replication controller, or stateful set.

                 It can be made to depend on what is there: with --current-replicas or --resource-version the object is first compared, and if the server finds at the change that it has moved on, nothing is changed.
                """)
            .examples(
                """
                # Have five pods of the deployment 'web'
                kubectl scale deployment/web --replicas=5

                # Have none, for the night
                kubectl scale deployment/web --replicas=0

                # Have three, but only if there are to be two now
                kubectl scale deployment/web --current-replicas=2 --replicas=3

                # Scale several at once
                kubectl scale deployment/web deployment/shop statefulset/db --replicas=2

                # Scale all deployments with a label
                kubectl scale deployments -l app=shop --replicas=2

                # Scale the object that a file describes
                kubectl scale -f web.yaml --replicas=3
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("scale"))
                .include(CommonFlags.ALL)
                .integer(
                    "current-replicas",
                    "",
                    -1,
                    "Scale only if the object wants this many pods now. -1 (default)"
                        + " means any number.")
                .include(CommonFlags.DRY_RUN)
                .integer("replicas", "", 0, "How many pods there are to be. Required.")
                .string(
                    "resource-version",
                    "",
                    "",
                    "Scale only if the object is still at this version.")
                .include(CommonFlags.SELECTOR)
                .duration(
                    "timeout",
                    "",
                    Duration.ofSeconds(0),
                    "How long to wait until the new size is reached, with a unit,"
                        + " such as 1s, 2m, 3h; zero means not to wait.")
                .include(CommonFlags.RECORD)),
        session -> new Scale(session).run());
  }

  private void run() throws Interrupted {
    SuccessPrinter printer = SuccessPrinter.of(session, dryRun);
    long current = session.flags().integer("current-replicas");
    if (replicas < 0) {
      throw new CommandError(
          "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
    }
    if (current < -1) {
      throw new CommandError("The --current-replicas must specify an integer of -1 or greater");
    }
    List<ResourceInfo> infos = new ArrayList<>();
    KubectlError missing = null;
    try {
      session
          .resources()
          .continueOnError()
          .namespace(session.namespace())
          .defaultNamespace()
          .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
          .typeOrNameArguments(session.flags().bool("all"), session.arguments())
          .flatten()
          .labelSelector(session.flags().string("selector"))
          .execute()
          .check()
          .visit(infos::add);
    } catch (KubectlError e) {
      missing = e;
    }
    String version = session.flags().string("resource-version");
    if (!version.isEmpty() && infos.size() > 1) {
      throw new CommandError("cannot use --resource-version with multiple resources");
    }
    if (infos.isEmpty()) {
      throw missing != null ? missing : new CommandError("no objects passed to scale");
    }
    for (ResourceInfo info : infos) {
      scale(info, current, version, printer);
    }
    if (missing != null) {
      throw missing;
    }
  }

  private void scale(ResourceInfo info, long current, String version, SuccessPrinter printer)
      throws Interrupted {
    if (dryRun == DryRun.CLIENT) {
      printer.print(withReplicas(info, replicas), "scaled");
      return;
    }
    String path = info.path() + "/scale";
    JsonObject scale = scaleWithRetries(path, current, version);
    Duration timeout = session.flags().duration("timeout");
    if (!timeout.isZero() && dryRun == DryRun.NONE) {
      waitForReplicas(path, timeout);
    }
    JsonObject object = withReplicas(info, scale.number(0, "spec", "replicas"));
    JsonObject recorded = ChangeCause.record(session, object);
    if (recorded != object) {
      ObjectWriter.of(session.client())
          .patch(info.path(), Request.MERGE_PATCH, JsonMergePatch.diff(object, recorded));
    }
    printer.print(object, "scaled");
  }

  /** Models scale.go: updateReplicas. */
  private static JsonObject withReplicas(ResourceInfo info, long number) {
    return Set.of("apps", "").contains(info.mapping().group())
        ? info.object().set(number, "spec", "replicas")
        : info.object();
  }

  private JsonObject scaleWithRetries(String path, long current, String version)
      throws Interrupted {
    Instant deadline = session.process().now().plus(RETRY_TIMEOUT);
    while (true) {
      try {
        return scaleOnce(path, current, version);
      } catch (StatusError e) {
        if (!e.isConflict() || session.process().now().isAfter(deadline)) {
          throw e;
        }
        session.process().sleep(RETRY_INTERVAL);
      }
    }
  }

  /** Models pkg/scale/scale.go: ScaleSimple. */
  private JsonObject scaleOnce(String path, long current, String version) {
    Client client = session.client();
    ObjectWriter writer = ObjectWriter.of(client, dryRun, "");
    if (current == -1 && version.isEmpty()) {
      return writer.patch(
          path, Request.MERGE_PATCH, Json.objectOf("spec", Json.objectOf("replicas", replicas)));
    }
    JsonObject scale = client.get(path);
    long actual = scale.number(0, "spec", "replicas");
    if (current != -1 && actual != current) {
      throw new CommandError("Expected replicas to be " + current + ", was " + actual);
    }
    String actualVersion = scale.string("metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(actualVersion)) {
      throw new CommandError(
          "Expected resource version to be " + version + ", was " + actualVersion);
    }
    return writer.replace(path, scale.set(replicas, "spec", "replicas"));
  }

  /** Models pkg/scale/scale.go: WaitForScaleHasDesiredReplicas. */
  private void waitForReplicas(String path, Duration timeout) throws Interrupted {
    Instant deadline = session.process().now().plus(timeout);
    while (true) {
      Reply reply = session.client().tryCall(session.client().request(Method.GET, path));
      if (!reply.isSuccess()) {
        throw Client.refusal(reply);
      }
      JsonObject scale = reply.object();
      if (scale.number(0, "spec", "replicas") != replicas
          || scale.number(0, "status", "replicas") == replicas) {
        return;
      }
      if (!session.process().now().isBefore(deadline)) {
        String[] parts = path.split("/");
        throw new CommandError(
            "timed out waiting for \"" + parts[parts.length - 2] + "\" to be synced");
      }
      session.process().sleep(RETRY_INTERVAL);
    }
  }
}
