package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.ObjectWatch;
import java.time.Duration;

/** {@code kubectl rollout status}. Models pkg/cmd/rollout/rollout_status.go. */
final class RolloutStatus {

  private final Session session;
  private final long revision;
  private boolean found;

  private RolloutStatus(Session session) {
    Rollout.requireResource(session);
    this.session = session;
    this.revision = Rollout.revision(session);
  }

  static Verb verb() {
    return Verb.of(
        Usage.of("status (TYPE NAME | TYPE/NAME) [flags]", "Show the status of the rollout")
            .description(
                """
                Show the status of the rollout.

                 By default 'rollout status' will watch the status of the latest rollout until it's done. If you don't want to wait for the rollout to finish then you can use --watch=false. Note that if a new rollout starts in-between, then 'rollout status' will continue watching the latest revision. If you want to pin to a specific revision and abort if it is rolled over by another revision, use --revision=N where N is the revision you need to watch for.\
                """)
            .examples(
                """
                # Watch the rollout status of a deployment
                kubectl rollout status deployment/nginx\
                """),
        FlagSet.of(b ->
            b.include(FilenameOptions.flags("identifying the resource to get from a server."))
                .integer(
                    "revision",
                    "",
                    0,
                    "Pin to a specific revision for showing its status. Defaults to 0 (last"
                        + " revision).")
                .include(CommonFlags.SELECTOR)
                .duration(
                    "timeout",
                    "",
                    Duration.ofSeconds(0),
                    "The length of time to wait before ending watch, zero means never. Any other"
                        + " values should contain a corresponding time unit (e.g. 1s, 2m, 3h).")
                .bool("watch", "w", true, "Watch the status of the rollout until it's done.")),
        session -> new RolloutStatus(session).run());
  }

  private void run() {
    Rollout.select(session).visit(this::follow);
    if (!found) {
      session.err().println("No resources found in " + session.namespace() + " namespace.");
    }
  }

  private void follow(ResourceInfo info) {
    found = true;
    StatusViewer viewer = StatusViewer.of(info.mapping().kind());
    ObjectWatch.Event end =
        ObjectWatch.named(session, info.collectionPath(), info.name())
            .until(session.flags().duration("timeout"), event -> show(viewer, event));
    if (end == null) {
      throw new CommandError("timed out waiting for the condition");
    }
  }

  private boolean show(StatusViewer viewer, ObjectWatch.Event event) {
    return switch (event.type()) {
      case "ADDED", "MODIFIED" -> {
        StatusViewer.Progress progress = viewer.view(event.object(), revision);
        session.out().print(progress.text());
        yield progress.done() || !session.flags().bool("watch");
      }
      case "DELETED" -> throw new CommandError("object has been deleted");
      default -> throw new CommandError("internal error: unexpected event " + event.object());
    };
  }
}
