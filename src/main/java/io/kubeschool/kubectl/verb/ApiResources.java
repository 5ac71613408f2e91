package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonWriter;
import io.kubeschool.model.YamlWriter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code kubectl api-resources}. Models pkg/cmd/apiresources/apiresources.go. */
public final class ApiResources {

  private static final List<String> FORMATS = List.of("json", "kyaml", "name", "wide", "yaml");

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.string("api-group", "", "", "Only those of that API group.")
              .bool("namespaced", "", true, "Only those that live in namespaces, or not.")
              .strings("verbs", "", List.of(), "Only those that support these verbs.")
              .strings("categories", "", List.of(), "Only those of these categories.")
              .string("sort-by", "", "", "Sort by 'name' or 'kind'.")
              .bool("cached", "", false, "Use what is known from earlier, if anything.")
              .bool("no-headers", "", false, "Leave out the headers.")
              .string(
                  "output",
                  "o",
                  "",
                  "The form of the output, one of (json, yaml, kyaml, name, wide).")
              .bool("show-managed-fields", "", false, "Without effect here.")
              .hidden());

  private ApiResources() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("api-resources [flags]", "Print the supported API resources on the server")
            .examples(
                """
                # Print the supported API resources
                kubectl api-resources

                # Print what can be done with them, too
                kubectl api-resources -o wide

                # Print those that do not live in namespaces
                kubectl api-resources --namespaced=false
                """),
        FLAGS,
        ApiResources::run);
  }

  private static void run(Session session) {
    ParsedFlags flags = session.flags();
    if (!session.arguments().isEmpty()) {
      throw session.usageError("unexpected arguments: " + GoText.list(session.arguments()));
    }
    String output = flags.string("output");
    if (!output.isEmpty() && !FORMATS.contains(output)) {
      throw new CommandError(
          "unable to match a printer suitable for the output format \""
              + output
              + "\", allowed formats are: "
              + String.join(",", FORMATS));
    }
    String sortBy = flags.string("sort-by");
    if (!List.of("", "name", "kind").contains(sortBy)) {
      throw new CommandError("--sort-by accepts only name or kind");
    }
    List<ApiResource> resources =
        preferred(session).stream()
            .filter(r -> !flags.changed("api-group") || r.group().equals(flags.string("api-group")))
            .filter(r -> !flags.changed("namespaced") || r.namespaced() == flags.bool("namespaced"))
            .filter(r -> r.verbs().containsAll(flags.strings("verbs")))
            .filter(r -> r.kind().categories().containsAll(flags.strings("categories")))
            .sorted(Comparator.comparing(key(sortBy)).thenComparing(ApiResource::plural))
            .toList();
    switch (output) {
      case "name" -> resources.forEach(r -> session.out().println(r.kind().groupResource()));
      case "json" -> session.out().print(JsonWriter.write(list(resources)));
      case "yaml" -> session.out().print(YamlWriter.write(list(resources)));
      default -> table(session, resources, output.equals("wide"));
    }
  }

  /** Each resource in the version that the server prefers, if it serves it there. */
  private static List<ApiResource> preferred(Session session) {
    Set<String> seen = new HashSet<>();
    return session.mapper().discovery().resources().stream()
        .filter(r -> !r.verbs().isEmpty())
        .filter(r -> seen.add(r.kind().groupResource()))
        .toList();
  }

  private static Function<ApiResource, String> key(String sortBy) {
    return switch (sortBy) {
      case "name" -> ApiResource::plural;
      case "kind" -> r -> r.kind().kind();
      default -> ApiResource::group;
    };
  }

  private static void table(Session session, List<ApiResource> resources, boolean wide) {
    StringBuilder out = new StringBuilder();
    TabWriter table = TabWriter.forTables(out);
    if (!session.flags().bool("no-headers")) {
      table.write(
          "NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND"
              + (wide ? "\tVERBS\tCATEGORIES\n" : "\n"));
    }
    for (ApiResource r : resources) {
      table.write(
          String.join(
              "\t",
              r.plural(),
              String.join(",", r.kind().shortNames()),
              r.kind().groupVersion().toString(),
              Boolean.toString(r.namespaced()),
              r.kind().kind()));
      table.write(
          wide
              ? "\t"
                  + String.join(",", r.verbs())
                  + "\t"
                  + String.join(",", r.kind().categories())
                  + "\n"
              : "\n");
    }
    table.flush();
    session.out().print(out);
  }

  private static JsonObject list(List<ApiResource> resources) {
    JsonArray.Builder items = JsonArray.builder();
    for (ApiResource r : resources) {
      JsonObject.Builder item =
          JsonObject.builder()
              .put("kind", (Object) r.kind().kind())
              .put("name", (Object) r.plural())
              .put("namespaced", (Object) r.namespaced())
              .put("singularName", (Object) r.kind().singular())
              .put("verbs", (Object) r.verbs())
              .put("version", (Object) r.version());
      if (!r.group().isEmpty()) {
        item.put("group", (Object) r.group());
      }
      if (!r.kind().shortNames().isEmpty()) {
        item.put("shortNames", (Object) r.kind().shortNames());
      }
      if (!r.kind().categories().isEmpty()) {
        item.put("categories", (Object) r.kind().categories());
      }
      items.add(item.build());
    }
    return Json.objectOf(
        "apiVersion", "v1",
        "kind", "APIResourceList",
        "groupVersion", "",
        "resources", items.build());
  }
}
