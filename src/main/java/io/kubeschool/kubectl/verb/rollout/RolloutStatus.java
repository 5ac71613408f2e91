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

                 The command tells how far the latest rollout is and returns when it is done, or with an error when it has failed. --watch=false tells it once. If another rollout begins meanwhile, that one is followed; --revision=N follows revision N and fails when another takes its place.
                """)
            .examples(
                """
                # Wait until the rollout of the deployment 'web' is done
                kubectl rollout status deployment/web

                # Wait a minute and a half at most
                kubectl rollout status deployment/web --timeout=90s

                # Only look
                kubectl rollout status deployment/web --watch=false
                """),
        FlagSet.of(b ->
            b.include(FilenameOptions.flags("watch"))
                .integer(
                    "revision",
                    "",
                    0,
                    "Follow this revision and fail when another takes its place. Zero"
                        + " follows the latest.")
                .include(CommonFlags.SELECTOR)
                .duration(
                    "timeout",
                    "",
                    Duration.ofSeconds(0),
                    "How long to follow, with a unit, such as 1s, 2m, 3h; zero means"
                        + " to the end.")
                .bool("watch", "w", true, "Go on until the rollout is done.")),
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
