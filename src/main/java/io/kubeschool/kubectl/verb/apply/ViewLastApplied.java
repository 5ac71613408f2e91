package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonWriter;
import io.kubeschool.model.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl apply view-last-applied}. Models apply_view_last_applied.go. */
final class ViewLastApplied {

  private ViewLastApplied() {}

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)",
                "View the latest last-applied-configuration annotations of a resource/object")
            .description(
                """
                Show the configuration that an object was last applied from, as its annotation has it.

                 It is printed as YAML; -o json prints JSON.
                """)
            .examples(
                """
                # Show what the deployment 'web' was last applied from
                kubectl apply view-last-applied deployment/web

                # Show it as JSON, for the objects of a file
                kubectl apply view-last-applied -f web.yaml -o json

                # See whether somebody changed the file since it was applied
                kubectl apply view-last-applied -f web.yaml | diff web.yaml -
                """),
        FlagSet.of(b ->
            b.include(FilenameOptions.flags("show"))
                .include(CommonFlags.ALL)
                .string("output", "o", "yaml", "The form of the output, yaml or json")
                .include(CommonFlags.SELECTOR)),
        ViewLastApplied::run);
  }

  private static void run(Session session) {
    List<String> texts = new ArrayList<>();
    session
        .resources()
        .namespace(session.namespace())
        .defaultNamespace()
        .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
        .typeOrNameArguments(session.isNamespaceEnforced(), session.arguments())
        .selectAll(session.flags().bool("all"))
        .labelSelector(session.flags().string("selector"))
        .latest()
        .flatten()
        .execute()
        .check()
        .visit(info -> {
          String text = LastApplied.original(info.object());
          if (!text.isEmpty()) {
            texts.add(text);
          }
        });
    for (String text : texts) {
      print(session, Json.parse(text.strip()));
    }
  }

  private static void print(Session session, Json value) throws KubectlError {
    String format = session.flags().string("output");
    switch (format) {
      case "yaml" -> session.out().print(YamlWriter.write(value));
      case "json" -> session.out().println(JsonWriter.write(value, "  "));
      default ->
          throw session.usageError(
              "Unexpected -o output mode: "
                  + format
                  + ", the flag 'output' must be one of yaml|json");
    }
  }
}
