package io.kubeschool.kubectl.verb.node;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl drain}. Models k8s.io/kubectl pkg/cmd/drain/drain.go: RunDrain. */
public final class Drain {

  private final Session session;
  private final NodeSelection selection;

  private Drain(Session session) {
    checkPodSelector(session);
    this.session = session;
    this.selection = NodeSelection.of(session, "drain NODE");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("drain NODE", "Drain node in preparation for maintenance")
            .description(
                """
                Empty a node before work on it.

                 The node is cordoned first, then its pods are evicted, which respects disruption budgets. Mirror pods and DaemonSet pods stay; with DaemonSet pods present, --ignore-daemonsets is needed. Pods without a controller need --force. Wait until the command ends, and run kubectl uncordon when the node is ready again.\
                """)
            .examples(
                """
                # Empty node01; the pods of daemon sets stay there
                kubectl drain node01 --ignore-daemonsets

                # Empty it although pods will lose what they keep in emptyDir volumes
                kubectl drain node01 --ignore-daemonsets --delete-emptydir-data

                # Empty it although some pods have nobody to start them again elsewhere; give each two minutes to end
                kubectl drain node01 --ignore-daemonsets --force --grace-period=120

                # See which pods would have to go
                kubectl drain node01 --ignore-daemonsets --dry-run=client
                """),
        FlagSet.of(b ->
            b.include(CommonFlags.CHUNK_SIZE)
                .bool(
                    "delete-emptydir-data",
                    "",
                    false,
                    "Go on if pods use emptyDir; what they keep there is lost when"
                        + " they leave the node.")
                .bool(
                    "disable-eviction",
                    "",
                    false,
                    "Delete pods instead of evicting them. This goes past disruption"
                        + " budgets, so take care.")
                .include(CommonFlags.DRY_RUN)
                .bool(
                    "force", "", false, "Go on if there are pods that no controller will replace.")
                .integer(
                    "grace-period",
                    "",
                    -1,
                    "How many seconds each pod has to end; below zero means as many"
                        + " as the pod itself says.")
                .bool(
                    "ignore-daemonsets",
                    "",
                    false,
                    "Go on if there are pods of daemon sets, and leave them where" + " they are.")
                .string("pod-selector", "", "", "Remove only the pods with these labels")
                .include(CommonFlags.SELECTOR)
                .integer(
                    "skip-wait-for-delete-timeout",
                    "",
                    0,
                    "Do not wait for pods that have been ending for more than so many"
                        + " seconds. Zero waits for all.")
                .duration(
                    "timeout",
                    "",
                    Duration.ofSeconds(0),
                    "How long to go on trying; zero means without end")),
        session -> new Drain(session).run());
  }

  private static void checkPodSelector(Session session) {
    try {
      LabelSelector.parse(session.flags().string("pod-selector"));
    } catch (IllegalArgumentException e) {
      throw new CommandError("--pod-selector=<pod_selector> must be a valid label selector");
    }
  }

  private void run() throws Interrupted {
    selection.cordon(true);
    List<String> fatal = new ArrayList<>();
    List<String> remaining = new ArrayList<>();
    for (var node : selection.nodes()) {
      List<String> errors = drain(node.name());
      if (errors.isEmpty()) {
        selection.tell(node.name(), "drained");
        continue;
      }
      session
          .err()
          .println(
              "error: unable to drain node \"%s\" due to error: %s, continuing command..."
                  .formatted(node.name(), ManifestCheck.text(errors)));
      fatal.addAll(errors);
      remaining.add(node.name());
    }
    if (!remaining.isEmpty()) {
      session.err().println("There are pending nodes to be drained:");
      remaining.forEach(name -> session.err().println(" " + name));
      throw new ExitError(String.join("\n", fatal), 1);
    }
  }

  /** Models deleteOrEvictPodsSimple. */
  private List<String> drain(String node) throws Interrupted {
    PodsToRemove found = PodsToRemove.of(session, node);
    if (!found.errors().isEmpty()) {
      return found.errors();
    }
    if (!found.warnings().isEmpty()) {
      session.err().println("Warning: " + found.warnings());
    }
    if (selection.dryRun() == DryRun.CLIENT) {
      for (Pod pod : found.pods()) {
        session.out().println("evicting pod " + pod.namespace() + "/" + pod.name() + " (dry run)");
      }
      return List.of();
    }
    List<String> errors = new PodRemoval(session, selection.dryRun()).remove(found.pods());
    if (!errors.isEmpty()) {
      tellPending(node, errors);
    }
    return errors;
  }

  private void tellPending(String node, List<String> errors) {
    List<Pod> pending = PodsToRemove.of(session, node).pods();
    if (!pending.isEmpty()) {
      session
          .err()
          .println(
              "There are pending pods in node \"%s\" when an error occurred: %s"
                  .formatted(node, ManifestCheck.text(errors)));
      pending.forEach(pod -> session.err().println("pod/" + pod.name()));
    }
  }
}
