package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.Pairs;
import io.kubeschool.kubectl.verb.object.PodSpecs;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl set image}. Models pkg/cmd/set/set_image.go. */
final class SetImage {

  private SetImage() {}

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ..."
                    + " CONTAINER_NAME_N=CONTAINER_IMAGE_N",
                "Update the image of a pod template")
            .description(
                """
                Update existing container image(s) of resources.

                 Possible resources include (case insensitive):

                 pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)
                """)
            .examples(
                """
                # Give the container 'app' of the deployment 'web' another image, which starts a rollout
                kubectl set image deployment/web app=nginx:1.29

                # Change two containers
                kubectl set image deployment/web app=nginx:1.29 proxy=envoyproxy/envoy:v1.35.0

                # Change every container, whatever its name
                kubectl set image daemonset/node-agent '*=registry.example.com/agent:3'

                # Change the container 'app' of all deployments and stateful sets
                kubectl set image deployments,statefulsets --all app=registry.example.com/app:7

                # Change a file's object here, without the server
                kubectl set image -f web.yaml app=nginx:1.29 --local -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("change"))
                .include(CommonFlags.ALL)
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .include(CommonFlags.LOCAL)
                .include(CommonFlags.SELECTOR)
                .include(CommonFlags.RECORD)),
        SetImage::run);
  }

  private static void run(Session session) {
    ObjectUpdate update =
        new ObjectUpdate(
            session, "image updated", "failed to patch image update to pod template: ");
    Pairs pairs = Pairs.split(session.arguments(), "image");
    Map<String, String> images = Pairs.parse(pairs.changes(), "image", false).put();
    List<ResourceInfo> infos = update.select(pairs.resources());
    validate(session, pairs, images);
    update.checkLocal();
    update.run(
        infos,
        false,
        (object, errors) -> PodSpecs.edit(object, podSpec -> withImages(podSpec, images, errors)));
  }

  private static void validate(Session session, Pairs pairs, Map<String, String> images) {
    List<KubectlError> errors = new ArrayList<>();
    if (session.flags().bool("all") && !session.flags().string("selector").isEmpty()) {
      errors.add(new CommandError("cannot set --all and --selector at the same time"));
    }
    if (pairs.resources().isEmpty() && FilenameOptions.of(session.flags()).isEmpty()) {
      errors.add(
          new CommandError(
              "one or more resources must be specified as <resource> <name> or"
                  + " <resource>/<name>"));
    }
    if (images.isEmpty()) {
      errors.add(new CommandError("at least one image update is required"));
    } else if (images.size() > 1 && images.containsKey("*")) {
      errors.add(
          new CommandError(
              "all containers are already specified by *, but saw more than one"
                  + " container_name=container_image pairs"));
    }
    AggregateError.throwIfAny(errors);
  }

  private static JsonObject withImages(
      JsonObject podSpec, Map<String, String> images, List<KubectlError> errors) {
    JsonObject result = podSpec;
    for (Map.Entry<String, String> image : images.entrySet()) {
      String name = image.getKey();
      ContainerSelection containers = new ContainerSelection(name.equals("*") ? "*" : name);
      result = containers.edit(result, c -> c.with("image", (Object) image.getValue()));
      if (!containers.found()) {
        errors.add(
            new CommandError("error: unable to find container named " + GoQuote.quote(name)));
      }
    }
    return result;
  }
}
