package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.Propagation;
import io.kubeschool.model.GroupVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the flags of {@code apply} say. Models apply.go: ToOptions and Validate.
 *
 * @param serverSide whether the server merges
 * @param forceConflicts whether to take fields over from other managers
 * @param force whether to delete and create anew what cannot be patched
 * @param pruned the resources that {@code --prune-allowlist} names; empty for the default ones
 */
record ApplyOptions(
    DryRun dryRun,
    boolean serverSide,
    boolean forceConflicts,
    boolean force,
    boolean prune,
    List<ApiResource> pruned,
    boolean overwrite,
    String fieldManager,
    String validation,
    String propagation,
    long gracePeriod,
    Duration timeout) {

  static ApplyOptions of(Session session) {
    ParsedFlags flags = session.flags();
    boolean serverSide = flags.bool("server-side");
    DryRun dryRun = DryRun.of(session);
    String propagation = Propagation.of(session);
    if (FilenameOptions.of(flags).isEmpty()) {
      throw new CommandError("must specify one of -f and -k");
    }
    String validation = CommonFlags.validation(session);
    boolean prune = flags.bool("prune");
    ApplyOptions options =
        new ApplyOptions(
            dryRun,
            serverSide,
            flags.bool("force-conflicts"),
            flags.bool("force"),
            prune,
            prune ? pruned(session) : List.of(),
            flags.bool("overwrite"),
            flags.changed("field-manager")
                ? flags.string("field-manager")
                : serverSide ? "kubectl" : "kubectl-client-side-apply",
            validation,
            propagation,
            flags.integer("grace-period"),
            flags.duration("timeout"));
    options.validate(session);
    return options;
  }

  private void validate(Session session) {
    boolean all = session.flags().bool("all");
    boolean selects = !session.flags().string("selector").isEmpty();
    check(forceConflicts && !serverSide, "--force-conflicts only works with --server-side");
    check(
        dryRun == DryRun.CLIENT && serverSide,
        "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server"
            + " instead?)");
    check(serverSide && force, "--force cannot be used with --server-side");
    check(dryRun == DryRun.SERVER && force, "--dry-run=server cannot be used with --force");
    check(all && selects, "cannot set --all and --selector at the same time");
    check(prune && force, "--force cannot be used with --prune");
    check(
        prune && !all && !selects,
        "all resources selected for prune without explicitly passing --all. To prune all"
            + " resources, pass the --all flag. If you did not mean to prune all resources,"
            + " specify a label selector");
    check(
        prune && serverSide,
        "--prune is in alpha and doesn't currently work on objects created by server-side apply");
    check(
        !session.flags().string("subresource").isEmpty() && !serverSide,
        "--subresource can only be specified for --server-side");
  }

  private static void check(boolean wrong, String message) {
    if (wrong) {
      throw new CommandError(message);
    }
  }

  /** Models pkg/util/prune: ParseResources. */
  private static List<ApiResource> pruned(Session session) {
    List<ApiResource> resources = new ArrayList<>();
    for (String text : session.flags().strings("prune-allowlist")) {
      String[] parts = text.split("/", -1);
      if (parts.length != 3) {
        throw new CommandError(
            "invalid GroupVersionKind format: " + text + ", please follow <group/version/kind>");
      }
      GroupVersion version = new GroupVersion(parts[0].equals("core") ? "" : parts[0], parts[1]);
      resources.add(
          session
              .mapper()
              .forKind(version, parts[2])
              .orElseThrow(() ->
                  new CommandError(
                      "no matches for kind \"" + parts[2] + "\" in version \"" + version + "\"")));
    }
    return resources;
  }
}
