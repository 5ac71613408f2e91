package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.PodSpecs;
import io.kubeschool.kubectl.verb.object.Quantities;
import io.kubeschool.model.JsonObject;
import java.util.List;

/** {@code kubectl set resources}. Models pkg/cmd/set/set_resources.go. */
final class SetResources {

  private SetResources() {}

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]",
                "Update resource requests/limits on objects with pod templates")
            .description(
                """
                Specify compute resource requirements (CPU, memory) for any resource that defines a pod template.

                 A request is what a node has to have free for the pod, so the pod can count on it. A limit is the most that a container gets. Where only a limit is given, the request becomes as large.

                 Possible resources include (case insensitive): all types with a pod template; "kubectl api-resources" lists the types.
                """)
            .examples(
                """
                # Bound what the containers of the deployment 'web' may use, and say what they need
                kubectl set resources deployment web --limits=cpu=500m,memory=256Mi --requests=cpu=100m,memory=128Mi

                # Bound one container only
                kubectl set resources deployment web -c app --limits=memory=256Mi

                # Remove limits and requests: zero means none
                kubectl set resources deployment web --limits=cpu=0,memory=0 --requests=cpu=0,memory=0

                # Change a file's object here, without the server
                kubectl set resources -f web.yaml --limits=memory=256Mi --local -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("change"))
                .include(CommonFlags.ALL)
                .string(
                    "containers",
                    "c",
                    "*",
                    "The containers to change, by name; * stands for anything. All by" + " default")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .string(
                    "limits",
                    "",
                    "",
                    "The most that a container may use, such as"
                        + " 'cpu=500m,memory=256Mi'. The namespace's limit ranges may add"
                        + " to it.")
                .include(CommonFlags.LOCAL)
                .string(
                    "requests",
                    "",
                    "",
                    "What a container needs, such as 'cpu=100m,memory=128Mi'. The"
                        + " namespace's limit ranges may add to it.")
                .include(CommonFlags.SELECTOR)
                .include(CommonFlags.RECORD)),
        SetResources::run);
  }

  private static void run(Session session) {
    ObjectUpdate update =
        new ObjectUpdate(
            session,
            "resource requirements updated",
            "failed to patch resources update to pod template ");
    List<ResourceInfo> infos = update.select(session.arguments());
    update.checkLocal();
    if (session.flags().bool("all") && !session.flags().string("selector").isEmpty()) {
      throw new CommandError("cannot set --all and --selector at the same time");
    }
    String limits = session.flags().string("limits");
    String requests = session.flags().string("requests");
    if (limits.isEmpty() && requests.isEmpty()) {
      throw new CommandError(
          "you must specify an update to requests or limits (in the form of --requests/--limits)");
    }
    JsonObject newLimits = limits.isEmpty() ? JsonObject.EMPTY : Quantities.parseList(limits);
    JsonObject newRequests = requests.isEmpty() ? JsonObject.EMPTY : Quantities.parseList(requests);
    String pattern = session.flags().string("containers");
    update.run(
        infos,
        false,
        (object, errors) -> {
          ContainerSelection containers = new ContainerSelection(pattern);
          JsonObject changed =
              PodSpecs.edit(
                  object,
                  podSpec ->
                      containers.edit(
                          podSpec,
                          c -> with(with(c, "limits", newLimits), "requests", newRequests)));
          if (!containers.found()) {
            errors.add(new CommandError("error: unable to find container named " + pattern));
            return null;
          }
          return changed;
        });
  }

  private static JsonObject with(JsonObject container, String list, JsonObject quantities) {
    JsonObject result = container;
    for (var quantity : quantities) {
      result = result.set(quantity.getValue(), "resources", list, quantity.getKey());
    }
    return result;
  }
}
