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
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code kubectl set subject}. Models pkg/cmd/set/set_subject.go. */
final class SetSubject {

  private static final String GROUP = "rbac.authorization.k8s.io";

  private SetSubject() {}

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname]"
                    + " [--serviceaccount=namespace:serviceaccountname]"
                    + " [--dry-run=server|client|none]",
                "Update the user, group, or service account in a role binding or cluster role"
                    + " binding")
            .description(
                """
                Update the user, group, or service account in a role binding or cluster role binding.

                 Those that are named are added to those that the binding has.
                """)
            .examples(
                """
                # Let one more user and one more group have what the binding 'team' gives
                kubectl set subject rolebinding team --user=alan --group=green

                # Let a service account have it in the whole cluster
                kubectl set subject clusterrolebinding monitor --serviceaccount=monitoring:exporter

                # Change what another command writes, without the server
                kubectl create rolebinding team --clusterrole=edit --user=ada -o yaml --dry-run=client | kubectl set subject --local -f - --user=grace -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("change"))
                .include(CommonFlags.ALL)
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .stringArray("group", "", List.of(), "A group to add; may be repeated")
                .include(CommonFlags.LOCAL)
                .include(CommonFlags.SELECTOR)
                .stringArray(
                    "serviceaccount",
                    "",
                    List.of(),
                    "A service account to add, as <namespace>:<name>; may be repeated")
                .stringArray("user", "", List.of(), "A user to add; may be repeated")),
        SetSubject::run);
  }

  private static void run(Session session) {
    ObjectUpdate update =
        new ObjectUpdate(session, "subjects updated", "failed to patch subjects to rolebinding: ");
    List<ResourceInfo> infos = update.select(session.arguments());
    update.checkLocal();
    if (session.flags().bool("all") && !session.flags().string("selector").isEmpty()) {
      throw new CommandError("cannot set --all and --selector at the same time");
    }
    List<JsonObject> subjects = subjects(session, infos);
    update.run(infos, false, (object, errors) -> withSubjects(object, subjects));
  }

  private static JsonObject withSubjects(JsonObject object, List<JsonObject> subjects) {
    if (!Set.of("RoleBinding", "ClusterRoleBinding").contains(object.string("kind"))) {
      throw new CommandError(
          "setting subjects is only supported for RoleBinding/ClusterRoleBinding");
    }
    JsonArray all = object.array("subjects");
    for (JsonObject subject : subjects) {
      if (!all.items().contains(subject)) {
        all = all.plus(subject);
      }
    }
    return all.size() == object.array("subjects").size() ? null : object.with("subjects", all);
  }

  private static List<JsonObject> subjects(Session session, List<ResourceInfo> infos) {
    List<String> users = session.flags().strings("user");
    List<String> groups = session.flags().strings("group");
    List<String> accounts = session.flags().strings("serviceaccount");
    if (users.isEmpty() && groups.isEmpty() && accounts.isEmpty()) {
      throw new CommandError(
          "you must specify at least one value of user, group or serviceaccount");
    }
    List<JsonObject> subjects = new ArrayList<>();
    new TreeSet<>(users)
        .forEach(
            name -> subjects.add(Json.objectOf("apiGroup", GROUP, "kind", "User", "name", name)));
    new TreeSet<>(groups)
        .forEach(
            name -> subjects.add(Json.objectOf("apiGroup", GROUP, "kind", "Group", "name", name)));
    for (String account : new TreeSet<>(accounts)) {
      String[] parts = account.split(":", -1);
      if (parts.length != 2 || parts[1].isEmpty()) {
        throw new CommandError("serviceaccount must be <namespace>:<name>");
      }
      boolean cluster =
          infos.stream().anyMatch(i -> i.object().string("kind").equals("ClusterRoleBinding"));
      if (cluster && parts[0].isEmpty()) {
        throw new CommandError(
            "serviceaccount must be <namespace>:<name>, namespace must be specified");
      }
      subjects.add(
          Json.objectOf(
              "kind",
              "ServiceAccount",
              "name",
              parts[1],
              "namespace",
              parts[0].isEmpty() ? session.namespace() : parts[0]));
    }
    return subjects;
  }
}
