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
                Specify compute resource requirements (CPU, memory) for any resource that defines a pod template.  If a pod is successfully scheduled, it is guaranteed the amount of resource requested, but may burst up to its specified limits.

                 For each compute resource, if a limit is specified and a request is omitted, the request will default to the limit.

                 Possible resources include (case insensitive): Use "kubectl api-resources" for a complete list of supported resources..\
                """)
            .examples(
                """
                # Set a deployments nginx container cpu limits to "200m" and memory to "512Mi"
                kubectl set resources deployment nginx -c=nginx --limits=cpu=200m,memory=512Mi

                # Set the resource request and limits for all containers in nginx
                kubectl set resources deployment nginx --limits=cpu=200m,memory=512Mi --requests=cpu=100m,memory=256Mi

                # Remove the resource requests for resources on containers in nginx
                kubectl set resources deployment nginx --limits=cpu=0,memory=0 --requests=cpu=0,memory=0

                # Print the result (in yaml format) of updating nginx container limits from a local, without hitting the server
                kubectl set resources -f path/to/file.yaml --limits=cpu=200m,memory=512Mi --local -o yaml\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("identifying the resource to get from a server."))
                .bool(
                    "all",
                    "",
                    false,
                    "Select all resources, in the namespace of the specified resource types")
                .string(
                    "containers",
                    "c",
                    "*",
                    "The names of containers in the selected pod templates to change, all"
                        + " containers are selected by default - may use wildcards")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .string(
                    "limits",
                    "",
                    "",
                    "The resource requirement requests for this container.  For example,"
                        + " 'cpu=100m,memory=256Mi'.  Note that server side components may assign"
                        + " requests depending on the server configuration, such as limit ranges.")
                .bool(
                    "local",
                    "",
                    false,
                    "If true, set resources will NOT contact api-server but run locally.")
                .string(
                    "requests",
                    "",
                    "",
                    "The resource requirement requests for this container.  For example,"
                        + " 'cpu=100m,memory=256Mi'.  Note that server side components may assign"
                        + " requests depending on the server configuration, such as limit ranges.")
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
