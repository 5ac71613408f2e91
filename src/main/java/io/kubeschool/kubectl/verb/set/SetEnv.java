package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.PodSpecs;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code kubectl set env}. Models pkg/cmd/set/set_env.go. */
final class SetEnv {

  private final Session session;
  private final EnvironmentChanges changes;
  private final boolean list;

  private SetEnv(Session session, EnvironmentChanges changes) {
    this.session = session;
    this.changes = changes;
    this.list = session.flags().bool("list");
  }

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N",
                "Update environment variables on a pod template")
            .description(
                """
                Update environment variables on a pod template.

                 List environment variable definitions in one or more pods, pod templates. Add, update, or remove container environment variable definitions in one or more pod templates (within replication controllers or deployment configurations). View or modify the environment variable definitions on all containers in the specified pods or pod templates, or just those that match a wildcard.

                 If "--env -" is passed, environment variables can be read from STDIN using the standard env syntax.

                 Possible resources include (case insensitive):

                        pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)\
                """)
            .examples(
                """
                # Update deployment 'registry' with a new environment variable
                kubectl set env deployment/registry STORAGE_DIR=/local

                # List the environment variables defined on a deployments 'sample-build'
                kubectl set env deployment/sample-build --list

                # List the environment variables defined on all pods
                kubectl set env pods --all --list

                # Output modified deployment in YAML, and does not alter the object on the server
                kubectl set env deployment/sample-build STORAGE_DIR=/data -o yaml

                # Update all containers in all replication controllers in the project to have ENV=prod
                kubectl set env rc --all ENV=prod

                # Import environment from a secret
                kubectl set env --from=secret/mysecret deployment/myapp

                # Import environment from a config map with a prefix
                kubectl set env --from=configmap/myconfigmap --prefix=MYSQL_ deployment/myapp

                # Import specific keys from a config map
                kubectl set env --keys=my-example-key --from=configmap/myconfigmap deployment/myapp

                # Remove the environment variable ENV from container 'c1' in all deployment configs
                kubectl set env deployments --all --containers="c1" ENV-

                # Remove the environment variable ENV from a deployment definition on disk and
                # update the deployment config on the server
                kubectl set env -f deploy.json ENV-

                # Set some of the local shell environment into a deployment config on the server
                env | grep RAILS_ | kubectl set env -e - deployment/registry\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("the resource to update the env"))
                .bool(
                    "all",
                    "",
                    false,
                    "If true, select all resources in the namespace of the specified resource"
                        + " types")
                .string(
                    "containers",
                    "c",
                    "*",
                    "The names of containers in the selected pod templates to change - may use"
                        + " wildcards")
                .include(CommonFlags.DRY_RUN)
                .stringArray(
                    "env",
                    "e",
                    List.of(),
                    "Specify a key-value pair for an environment variable to set into each"
                        + " container.")
                .include(CommonFlags.fieldManager("kubectl-set"))
                .string(
                    "from",
                    "",
                    "",
                    "The name of a resource from which to inject environment variables")
                .strings(
                    "keys",
                    "",
                    List.of(),
                    "Comma-separated list of keys to import from specified resource")
                .bool(
                    "list",
                    "",
                    false,
                    "If true, display the environment and any changes in the standard format. this"
                        + " flag will removed when we have kubectl view env.")
                .bool(
                    "local",
                    "",
                    false,
                    "If true, set env will NOT contact api-server but run locally.")
                .bool(
                    "overwrite",
                    "",
                    true,
                    "If true, allow environment to be overwritten, otherwise reject updates that"
                        + " overwrite existing environment.")
                .string("prefix", "", "", "Prefix to append to variable names")
                .bool(
                    "resolve",
                    "",
                    false,
                    "If true, show secret or configmap references when listing variables")
                .include(CommonFlags.SELECTOR)),
        SetEnv::run);
  }

  private static void run(Session session) {
    if (session.flags().bool("all") && !session.flags().string("selector").isEmpty()) {
      throw new CommandError("cannot set --all and --selector at the same time");
    }
    List<String> resources = new ArrayList<>();
    List<String> specs = new ArrayList<>();
    for (String argument : session.arguments()) {
      if (argument.indexOf('=') > 0 || argument.endsWith("-")) {
        specs.add(argument);
      } else if (specs.isEmpty()) {
        resources.add(argument);
      } else {
        throw new CommandError(
            "all resources must be specified before environment changes: "
                + String.join(" ", session.arguments()));
      }
    }
    ObjectUpdate update =
        new ObjectUpdate(session, "env updated", "failed to patch env update to pod template: ");
    update.checkLocal();
    if (session.flags().strings("filename").isEmpty() && resources.isEmpty()) {
      throw new CommandError(
          "one or more resources must be specified as <resource> <name> or <resource>/<name>");
    }
    if (session.flags().bool("list") && !session.flags().string("output").isEmpty()) {
      throw new CommandError("--list and --output may not be specified together");
    }
    String from = session.flags().string("from");
    if (!session.flags().strings("keys").isEmpty() && from.isEmpty()) {
      throw new CommandError(
          "when specifying --keys, a configmap or secret must be provided with --from");
    }
    List<String> all = new ArrayList<>(session.flags().strings("env"));
    all.addAll(specs);
    EnvironmentChanges changes = EnvironmentChanges.parse(all, session);
    if (!from.isEmpty()) {
      update.select(List.of(from)).forEach(info -> changes.addKeysOf(info.object(), session));
    }
    changes.prefix(session.flags().string("prefix"));
    List<ResourceInfo> infos = update.select(resources);
    SetEnv set = new SetEnv(session, changes);
    update.run(infos, false, (object, errors) -> set.change(object));
  }

  private JsonObject change(JsonObject object) {
    ContainerSelection containers = new ContainerSelection(session.flags().string("containers"));
    JsonObject changed =
        PodSpecs.edit(object, podSpec -> containers.edit(podSpec, c -> change(object, c)));
    if (!containers.found()) {
      session
          .err()
          .println(
              "Warning: %s/%s does not have any containers matching %s"
                  .formatted(
                      object.string("kind"),
                      object.string("metadata", "name"),
                      GoQuote.quote(session.flags().string("containers"))));
    }
    return list ? null : changed;
  }

  private JsonObject change(JsonObject object, JsonObject container) {
    JsonArray existing = container.array("env");
    if (!session.flags().bool("overwrite")) {
      changes.refuseOverwriting(existing);
    }
    JsonArray updated = updated(existing);
    if (list) {
      session
          .out()
          .println(
              "# %s %s, container %s"
                  .formatted(
                      object.string("kind"),
                      object.string("metadata", "name"),
                      container.string("name")));
      for (JsonObject variable : updated.objects()) {
        EnvironmentListing.print(session, object, container, variable);
      }
    }
    return updated.isEmpty() ? container.without("env") : container.with("env", updated);
  }

  /** Models pkg/cmd/set/helper.go: updateEnv. */
  private JsonArray updated(JsonArray existing) {
    Set<String> covered = new HashSet<>(changes.removed());
    JsonArray.Builder result = JsonArray.builder();
    for (JsonObject variable : existing.objects()) {
      String name = variable.string("name");
      if (covered.contains(name)) {
        continue;
      }
      JsonObject newer = changes.find(name);
      if (newer != null) {
        covered.add(name);
      }
      result.add(newer == null ? variable : newer);
    }
    for (JsonObject variable : changes.variables()) {
      if (covered.add(variable.string("name"))) {
        result.add(variable);
      }
    }
    return result.build();
  }
}
