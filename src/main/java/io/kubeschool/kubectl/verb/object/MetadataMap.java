package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;

/** What the commands about labels and about annotations have in common. */
public final class MetadataMap {

  private MetadataMap() {}

  /**
   * Refuses flags and arguments that do not fit together. Models label.go: Validate, and
   * annotate.go: ToOptions.
   *
   * @param yaml an example's name, and {@code json} another
   */
  public static void validate(
      Session session, String yaml, String json, List<String> resources, DryRun dryRun) {
    boolean all = session.flags().bool("all");
    if (session.flags().bool("list") && !session.flags().string("output").isEmpty()) {
      throw new CommandError("--list and --output may not be specified together");
    }
    if (all && !session.flags().string("selector").isEmpty()) {
      throw new CommandError("cannot set --all and --selector at the same time");
    }
    if (all && !session.flags().string("field-selector").isEmpty()) {
      throw new CommandError("cannot set --all and --field-selector at the same time");
    }
    boolean noFiles = FilenameOptions.of(session.flags()).isEmpty();
    if (!session.flags().bool("local")) {
      if (resources.isEmpty() && noFiles) {
        throw new CommandError(
            "one or more resources must be specified as <resource> <name> or <resource>/<name>");
      }
      return;
    }
    if (dryRun == DryRun.SERVER) {
      throw new CommandError(
          "cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
    }
    if (!resources.isEmpty()) {
      throw new CommandError(
          "can only use local files by -f %s or --filename=%s when --local=true is set"
              .formatted(yaml, json));
    }
    if (noFiles) {
      throw new CommandError(
          "one or more files must be specified as -f %s or --filename=%s".formatted(yaml, json));
    }
  }

  /** The objects that the command line names. */
  public static ResourceResult select(Session session, List<String> resources) {
    boolean local = session.flags().bool("local");
    ResourceBuilder builder =
        session
            .resources()
            .local(local)
            .continueOnError()
            .namespace(session.namespace())
            .defaultNamespace()
            .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
            .flatten();
    if (!local) {
      builder
          .labelSelector(session.flags().string("selector"))
          .fieldSelector(session.flags().string("field-selector"))
          .allNamespaces(session.flags().bool("all-namespaces"))
          .typeOrNameArguments(session.flags().bool("all"), resources)
          .latest();
    }
    return builder.execute().check();
  }

  /** A copy with entries of {@code metadata.labels} or {@code annotations} put and removed. */
  public static JsonObject change(
      JsonObject object, String field, Map<String, String> put, List<String> remove) {
    JsonObject entries = object.object("metadata", field);
    for (Map.Entry<String, String> entry : put.entrySet()) {
      entries = entries.with(entry.getKey(), (Object) entry.getValue());
    }
    for (String key : remove) {
      entries = entries.without(key);
    }
    return object.set(entries, "metadata", field);
  }

  /**
   * Prints the entries of {@code metadata.labels} or {@code annotations}.
   *
   * @param one whether the command is about a single object
   */
  public static void list(Session session, JsonObject object, String field, boolean one) {
    if (!one) {
      session
          .out()
          .println(
              "Listing %s for %s.%s/%s:"
                  .formatted(
                      field,
                      object.string("kind"),
                      GroupVersion.parse(object.string("apiVersion")).group(),
                      object.string("metadata", "name")));
    }
    object
        .object("metadata", field)
        .strings()
        .forEach((key, value) -> session.out().println((one ? "" : " ") + key + "=" + value));
  }
}
