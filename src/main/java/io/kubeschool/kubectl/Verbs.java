package io.kubeschool.kubectl;

import io.kubeschool.kubectl.command.CommandGroup;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.verb.Annotate;
import io.kubeschool.kubectl.verb.ApiResources;
import io.kubeschool.kubectl.verb.ApiVersions;
import io.kubeschool.kubectl.verb.Autoscale;
import io.kubeschool.kubectl.verb.Certificate;
import io.kubeschool.kubectl.verb.ClusterInfo;
import io.kubeschool.kubectl.verb.Delete;
import io.kubeschool.kubectl.verb.Describe;
import io.kubeschool.kubectl.verb.Events;
import io.kubeschool.kubectl.verb.Explain;
import io.kubeschool.kubectl.verb.Get;
import io.kubeschool.kubectl.verb.Kustomize;
import io.kubeschool.kubectl.verb.Label;
import io.kubeschool.kubectl.verb.Logs;
import io.kubeschool.kubectl.verb.Options;
import io.kubeschool.kubectl.verb.Patch;
import io.kubeschool.kubectl.verb.Replace;
import io.kubeschool.kubectl.verb.Scale;
import io.kubeschool.kubectl.verb.Top;
import io.kubeschool.kubectl.verb.Unavailable;
import io.kubeschool.kubectl.verb.Version;
import io.kubeschool.kubectl.verb.Wait;
import io.kubeschool.kubectl.verb.apply.Apply;
import io.kubeschool.kubectl.verb.auth.Auth;
import io.kubeschool.kubectl.verb.config.Config;
import io.kubeschool.kubectl.verb.create.Create;
import io.kubeschool.kubectl.verb.debug.Debug;
import io.kubeschool.kubectl.verb.diff.Diff;
import io.kubeschool.kubectl.verb.edit.Edit;
import io.kubeschool.kubectl.verb.exec.Attach;
import io.kubeschool.kubectl.verb.exec.Exec;
import io.kubeschool.kubectl.verb.forward.PortForward;
import io.kubeschool.kubectl.verb.node.Cordon;
import io.kubeschool.kubectl.verb.node.Drain;
import io.kubeschool.kubectl.verb.node.Taint;
import io.kubeschool.kubectl.verb.rollout.Rollout;
import io.kubeschool.kubectl.verb.run.Expose;
import io.kubeschool.kubectl.verb.run.Run;
import io.kubeschool.kubectl.verb.set.SetCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The registry of kubectl's commands: one line per verb, in the order in which help shows and
 * suggests them. A new verb is a class in {@code kubectl.verb} with a method {@code verb()}, and
 * its line here. Models k8s.io/kubectl pkg/cmd/cmd.go: NewKubectlCommand.
 */
public final class Verbs {

  private static final List<CommandGroup> GROUPS =
      List.of(
          CommandGroup.of(
              "Basic Commands (Beginner):",
              Create.verb(),
              Expose.verb(),
              Run.verb(),
              SetCommands.verb()),
          CommandGroup.of(
              "Basic Commands (Intermediate):",
              Explain.verb(),
              Get.verb(),
              Edit.verb(),
              Delete.verb()),
          CommandGroup.of("Deploy Commands:", Rollout.verb(), Scale.verb(), Autoscale.verb()),
          CommandGroup.of(
              "Cluster Management Commands:",
              Certificate.verb(),
              ClusterInfo.verb(),
              Top.verb(),
              Cordon.verb(),
              Cordon.uncordon(),
              Drain.verb(),
              Taint.verb()),
          CommandGroup.of(
              "Troubleshooting and Debugging Commands:",
              Describe.verb(),
              Logs.verb(),
              Attach.verb(),
              Exec.verb(),
              PortForward.verb(),
              Unavailable.verb("proxy", "Run a proxy to the Kubernetes API server"),
              Unavailable.verb("cp", "Copy files and directories to and from containers"),
              Auth.verb(),
              Debug.verb(),
              Events.verb()),
          CommandGroup.of(
              "Advanced Commands:",
              Diff.verb(),
              Apply.verb(),
              Patch.verb(),
              Replace.verb(),
              Wait.verb(),
              Kustomize.verb()),
          CommandGroup.of(
              "Settings Commands:",
              Label.verb(),
              Annotate.verb(),
              Unavailable.verb(
                  "completion",
                  "Output shell completion code for the specified shell (bash, zsh, fish, or"
                      + " powershell)")),
          CommandGroup.of("Subcommands provided by plugins:"),
          CommandGroup.of(
              "Other Commands:",
              ApiResources.verb(),
              ApiVersions.verb(),
              Config.verb(),
              Unavailable.verb("kuberc", "Manage kuberc configuration files"),
              Unavailable.verb("plugin", "Provides utilities for interacting with plugins"),
              Version.verb()));

  private static final Verb ROOT =
      new Verb(
          Usage.of("kubectl [flags]", "kubectl controls the Kubernetes cluster manager")
              .description(
                  """
                  kubectl controls the Kubernetes cluster manager.

                   Find more information at: https://kubernetes.io/docs/reference/kubectl/
                  """),
          FlagSet.NONE,
          session -> session.out().print(session.help()),
          Stream.concat(
                  GROUPS.stream().flatMap(g -> g.verbs().stream()),
                  Stream.of(Options.verb(), Options.alpha()))
              .toList(),
          List.of(),
          true);

  private Verbs() {}

  /** The commands as the root's help groups them. */
  public static List<CommandGroup> groups() {
    return GROUPS;
  }

  /** kubectl itself, with all of its commands. */
  public static Verb root() {
    return ROOT;
  }

  /** The names of all commands. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    ROOT.subcommands().forEach(v -> names.add(v.name()));
    return List.copyOf(names);
  }
}
