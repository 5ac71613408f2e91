package io.kubeschool.kubectl.verb.node;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.model.Json;
import java.util.List;

/**
 * The nodes that {@code cordon}, {@code uncordon} and {@code drain} work on. Models
 * pkg/cmd/drain/drain.go: Complete and RunCordonOrUncordon.
 */
final class NodeSelection {

  private final Session session;
  private final DryRun dryRun;
  private final List<ResourceInfo> nodes;

  private NodeSelection(Session session, DryRun dryRun, List<ResourceInfo> nodes) {
    this.session = session;
    this.dryRun = dryRun;
    this.nodes = nodes;
  }

  /**
   * The nodes that the command line names or selects.
   *
   * @param use the command's usage line, for a message
   */
  static NodeSelection of(Session session, String use) {
    String selector = session.flags().string("selector");
    List<String> names = session.arguments();
    if (names.isEmpty() && !session.flags().changed("selector")) {
      throw session.usageError("USAGE: " + use + " [flags]");
    }
    if (!names.isEmpty() && !selector.isEmpty()) {
      throw session.usageError("error: cannot specify both a node name and a --selector option");
    }
    DryRun dryRun = DryRun.of(session);
    ResourceBuilder builder =
        session
            .resources()
            .namespace(session.namespace())
            .defaultNamespace()
            .names("nodes", names)
            .singleResourceType()
            .flatten();
    if (!selector.isEmpty()) {
      builder.labelSelector(selector).types(List.of("nodes"));
    }
    List<ResourceInfo> nodes = builder.execute().check().infos();
    for (ResourceInfo node : nodes) {
      if (!node.mapping().kind().groupResource().equals("nodes")) {
        throw new CommandError(
            "error: expected resource of type node, got \"%s/%s, Resource=%s\""
                .formatted(
                    node.mapping().group(), node.mapping().version(), node.mapping().plural()));
      }
    }
    return new NodeSelection(session, dryRun, nodes);
  }

  /** The nodes. */
  List<ResourceInfo> nodes() {
    return nodes;
  }

  /** Whether and where it is only tried. */
  DryRun dryRun() {
    return dryRun;
  }

  /** Tells what was done to a node. */
  void tell(String name, String operation) {
    session.out().println("node/" + name + " " + operation + dryRun.suffix());
  }

  /** Makes the nodes unschedulable, or schedulable again. */
  void cordon(boolean desired) {
    String verb = desired ? "cordon" : "uncordon";
    for (ResourceInfo node : nodes) {
      if (node.object().bool("spec", "unschedulable") == desired) {
        tell(node.name(), "already " + verb + "ed");
        continue;
      }
      if (dryRun != DryRun.CLIENT) {
        Json value = desired ? Json.of(true) : Json.of(null);
        try {
          ObjectWriter.of(session.client(), dryRun, "")
              .patch(
                  node.path(),
                  Request.STRATEGIC_MERGE_PATCH,
                  Json.objectOf("spec", Json.objectOf("unschedulable", value)));
        } catch (StatusError e) {
          session
              .err()
              .println(
                  "error: unable to %s node \"%s\": %s"
                      .formatted(verb, node.name(), e.getMessage()));
          continue;
        }
      }
      tell(node.name(), verb + "ed");
    }
  }
}
