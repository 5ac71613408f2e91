package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.Deletion;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.Propagation;
import io.kubeschool.sim.Interrupted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code kubectl delete}. Models k8s.io/kubectl pkg/cmd/delete/delete.go. */
public final class Delete {

  private final Session session;
  private final FilenameOptions files;
  private final boolean all;
  private final boolean allNamespaces;
  private final String labels;
  private final String fields;
  private boolean ignoreNotFound;
  private long gracePeriod;

  private Delete(Session session) {
    this.session = session;
    this.files = FilenameOptions.of(session.flags());
    this.all = session.flags().bool("all");
    this.allNamespaces = session.flags().bool("all-namespaces");
    this.labels = session.flags().string("selector");
    this.fields = session.flags().string("field-selector");
    this.ignoreNotFound = session.flags().bool("ignore-not-found");
    this.gracePeriod = session.flags().integer("grace-period");
  }

  /** The command. */
  public static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of(
                    "delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])",
                    "Delete resources by file names, stdin, resources and names, or by resources"
                        + " and label selector")
                .description(
                    """
                    Delete objects named by files, by stdin, by type and name, or by type and label selector.

                     Use one of these ways at a time. A pod gets its grace period to stop; --grace-period changes it, --now makes it one second. --force removes the object without waiting for its processes to end, so two copies of a pod may run for a while.\
                    """)
                .examples(
                    """
                    # Delete two pods, and a deployment with a service
                    kubectl delete pods web-0 web-1
                    kubectl delete deployment/web service/web

                    # Delete what files describe: one file, several, a folder with all below it
                    kubectl delete -f web.yaml
                    kubectl delete -f 'app-*.yaml'
                    kubectl delete -R -f manifests/

                    # Delete what a kustomization builds
                    kubectl delete -k overlays/staging

                    # Delete what another command writes
                    kubectl get pods -l app=web -o yaml | kubectl delete -f -

                    # Delete the deployments and services with a label
                    kubectl delete deployments,services -l app=shop

                    # Delete a pod and give it one second to end
                    kubectl delete pod web-0 --now

                    # Forget a pod of a node that will not come back
                    kubectl delete pod web-0 --force

                    # Delete a deployment but leave its replica sets and their pods
                    kubectl delete deployment web --cascade=orphan

                    # Delete all pods of the namespace, after a question
                    kubectl delete pods --all --interactive
                    """),
            FlagSet.of(b ->
                b.include(FilenameOptions.flags("delete"))
                    .bool(
                        "all", "", false, "Delete all objects of the given types in the namespace.")
                    .bool(
                        "all-namespaces",
                        "A",
                        false,
                        "Delete in all namespaces, whichever the context or --namespace"
                            + " names.")
                    .include(Deletion.flags(true))
                    .include(CommonFlags.DRY_RUN)
                    .include(CommonFlags.FIELD_SELECTOR)
                    .bool(
                        "ignore-not-found",
                        "",
                        false,
                        "Do not mind if an object does not exist. On by default with" + " --all.")
                    .bool("interactive", "i", false, "Ask before anything is deleted.")
                    .bool(
                        "now",
                        "",
                        false,
                        "Give the processes one second to end, like --grace-period=1.")
                    .string("output", "o", "", "With \"-o name\", print type and name only.")
                    .string(
                        "raw",
                        "",
                        "",
                        "A path of the server to send the DELETE to, with the"
                            + " kubeconfig's connection.")
                    .include(CommonFlags.SELECTOR)),
            session -> new Delete(session).run());
    return verb.suggestedFor("rm", "remove");
  }

  private void run() throws Interrupted {
    String propagation = Propagation.of(session);
    boolean force = session.flags().bool("force");
    complete(force);
    DryRun dryRun = DryRun.of(session);
    String raw = session.flags().string("raw");
    ResourceResult result = raw.isEmpty() ? select() : null;
    validate(force);
    if (!raw.isEmpty()) {
      raw(raw);
      return;
    }
    Set<String> chosen = null;
    if (session.flags().bool("interactive")) {
      chosen = confirmed();
      if (chosen == null) {
        return;
      }
    }
    if (ignoreNotFound) {
      result.ignoring(Deletion::isNotFound);
    }
    new Deletion(
            session,
            dryRun,
            gracePeriod,
            propagation,
            session.isNamespaceEnforced() && !allNamespaces,
            false)
        .delete(result, chosen, session.flags().bool("wait"), session.flags().duration("timeout"));
  }

  /** Models DeleteOptions.Complete. */
  private void complete(boolean force) {
    boolean selects = all || !labels.isEmpty() || !fields.isEmpty();
    if (selects && !session.flags().changed("ignore-not-found")) {
      ignoreNotFound = true;
    }
    if (session.flags().bool("now")) {
      if (gracePeriod != -1) {
        throw new CommandError("--now and --grace-period cannot be specified together");
      }
      gracePeriod = 1;
    }
    if (gracePeriod == 0 && !force) {
      gracePeriod = 1;
    }
    if (force && gracePeriod < 0) {
      gracePeriod = 0;
    }
  }

  private ResourceResult select() {
    return session
        .resources()
        .continueOnError()
        .namespace(session.namespace())
        .defaultNamespace()
        .files(files, session.isNamespaceEnforced())
        .labelSelector(labels)
        .fieldSelector(fields)
        .selectAll(all)
        .allNamespaces(allNamespaces)
        .typeOrNameArguments(false, session.arguments())
        .requireObject(false)
        .flatten()
        .execute()
        .check();
  }

  /** Models DeleteOptions.Validate. */
  private void validate(boolean force) {
    String output = session.flags().string("output");
    if (!output.isEmpty() && !output.equals("name")) {
      throw new CommandError(
          "unexpected -o output mode: " + output + ". We only support '-o name'");
    }
    if (all && !labels.isEmpty()) {
      throw new CommandError("cannot set --all and --selector at the same time");
    }
    if (all && !fields.isEmpty()) {
      throw new CommandError("cannot set --all and --field-selector at the same time");
    }
    if (gracePeriod == 0 && force) {
      session
          .err()
          .println(
              "Warning: Immediate deletion does not wait for confirmation that the running"
                  + " resource has been terminated. The resource may continue to run on the"
                  + " cluster indefinitely.");
    } else if (gracePeriod > 0 && force) {
      throw new CommandError(
          "--force and --grace-period greater than 0 cannot be specified together");
    }
  }

  /** Models pkg/rawhttp: RawDelete. */
  private void raw(String path) {
    if (session.flags().bool("interactive")) {
      throw new CommandError("--interactive can not be used with --raw");
    }
    if (files.names().size() > 1) {
      throw new CommandError("--raw can only use a single local file or stdin");
    }
    if (files.recursive()) {
      throw new CommandError("--raw and --recursive are mutually exclusive");
    }
    if (!session.flags().string("output").isEmpty()) {
      throw new CommandError("--raw and --output are mutually exclusive");
    }
    session
        .out()
        .print(
            session.client().call(session.client().request(Method.DELETE, path)).body().toText());
  }

  /** The places of what the person wants to be deleted; null if that is nothing. */
  private Set<String> confirmed() {
    List<ResourceInfo> infos = new ArrayList<>();
    ResourceResult preview = select();
    if (ignoreNotFound) {
      preview.ignoring(Deletion::isNotFound);
    }
    preview.visit(infos::add);
    if (infos.isEmpty()) {
      session.out().println("No resources found");
      return null;
    }
    session
        .out()
        .println("You are about to delete the following " + infos.size() + " resource(s):");
    Set<String> places = new LinkedHashSet<>();
    for (ResourceInfo info : infos) {
      session.out().println(Deletion.kindName(info) + "/" + info.name());
      places.add(info.path());
    }
    session.out().print("Do you want to continue? (y/N): ");
    session.out().flush();
    if (!readLine().strip().equalsIgnoreCase("y")) {
      session.out().println("deletion is cancelled");
      return null;
    }
    return places;
  }

  private String readLine() {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = session.in().read(); c >= 0 && c != '\n'; c = session.in().read()) {
        line.append((char) c);
      }
    } catch (IOException e) {
      return "";
    }
    return line.toString();
  }
}
