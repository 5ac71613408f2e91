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
import java.util.List;

/** {@code kubectl set serviceaccount}. Models pkg/cmd/set/set_serviceaccount.go. */
final class SetServiceAccount {

  private SetServiceAccount() {}

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT",
                "Update the service account of a resource")
            .aliases("sa")
            .description(
                """
                Update the service account of pod template resources.

                 Possible resources (case insensitive) can be:

                 replicationcontroller (rc), deployment (deploy), daemonset (ds), job, replicaset (rs), statefulset\
                """)
            .examples(
                """
                # Set deployment nginx-deployment's service account to serviceaccount1
                kubectl set serviceaccount deployment nginx-deployment serviceaccount1

                # Print the result (in YAML format) of updated nginx deployment with the service account from local file, without hitting the API server
                kubectl set sa -f nginx-deployment.yaml serviceaccount1 --local --dry-run=client -o yaml\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("identifying the resource to get from a server."))
                .bool(
                    "all",
                    "",
                    false,
                    "Select all resources, in the namespace of the specified resource types")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .bool(
                    "local",
                    "",
                    false,
                    "If true, set serviceaccount will NOT contact api-server but run locally.")
                .include(CommonFlags.RECORD)),
        SetServiceAccount::run);
  }

  private static void run(Session session) {
    ObjectUpdate update =
        new ObjectUpdate(session, "serviceaccount updated", "failed to patch ServiceAccountName ");
    update.checkLocal();
    List<String> arguments = session.arguments();
    if (arguments.isEmpty()) {
      throw new CommandError("serviceaccount is required");
    }
    String account = arguments.getLast();
    List<ResourceInfo> infos = update.select(arguments.subList(0, arguments.size() - 1));
    update.run(
        infos,
        true,
        (object, errors) ->
            PodSpecs.edit(object, podSpec -> podSpec.with("serviceAccountName", (Object) account)));
  }
}
