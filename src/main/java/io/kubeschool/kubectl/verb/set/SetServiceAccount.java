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

                 The pods that are made from then on run under it.

                 Possible resources (case insensitive) can be:

                 replicationcontroller (rc), deployment (deploy), daemonset (ds), job, replicaset (rs), statefulset
                """)
            .examples(
                """
                # Run the pods of the deployment 'web' as 'shopkeeper'
                kubectl set serviceaccount deployment web shopkeeper

                # Change a file's object here, without the server
                kubectl set sa -f web.yaml shopkeeper --local -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("change"))
                .include(CommonFlags.ALL)
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .include(CommonFlags.LOCAL)
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
