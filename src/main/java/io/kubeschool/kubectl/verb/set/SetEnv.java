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

                 NAME=value sets a variable of the containers, NAME- removes it, and --list shows those that there are. It works on pods and on all that has a pod template, on every container or on those that --containers chooses. Changing a template starts a rollout.

                 With "--env -" or "-e -" variables are read from stdin, one NAME=value in a line.

                 Possible resources include (case insensitive):

                 pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)
                """)
            .examples(
                """
                # Set a variable, and remove another
                kubectl set env deployment/web MODE=fast
                kubectl set env deployment/web DEBUG-

                # Show the variables of a deployment; of all pods, with what they refer to
                kubectl set env deployment/web --list
                kubectl set env pods --all --list --resolve

                # Set it in one container only
                kubectl set env deployment/web --containers=app MODE=fast

                # Take all keys of a secret, or certain keys of a config map under other names
                kubectl set env deployment/web --from=secret/db
                kubectl set env deployment/web --from=configmap/settings --keys=color,size --prefix=APP_

                # Take variables of this shell
                env | grep ^APP_ | kubectl set env deployment/web -e -

                # See the outcome without changing anything
                kubectl set env deployment/web MODE=fast --dry-run=server -o yaml

                # Change a file's object here, without the server
                kubectl set env -f web.yaml MODE=fast --local -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("change"))
                .include(CommonFlags.ALL)
                .string(
                    "containers",
                    "c",
                    "*",
                    "The containers to change, by name; * stands for anything")
                .include(CommonFlags.DRY_RUN)
                .stringArray(
                    "env", "e", List.of(), "A variable to set in each container, as NAME=value.")
                .include(CommonFlags.fieldManager("kubectl-set"))
                .string("from", "", "", "The secret or config map whose keys to take, as TYPE/NAME")
                .strings("keys", "", List.of(), "The keys to take, with commas between them")
                .bool(
                    "list",
                    "",
                    false,
                    "Show the variables and what the command changes about them, as"
                        + " NAME=value.")
                .include(CommonFlags.LOCAL)
                .bool(
                    "overwrite",
                    "",
                    true,
                    "Replace variables that exist. With --overwrite=false that is" + " refused.")
                .string(
                    "prefix",
                    "",
                    "",
                    "What to put before the names of the variables that --from takes")
                .bool(
                    "resolve",
                    "",
                    false,
                    "With --list: show the values of secrets and config maps that"
                        + " variables refer to")
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
