package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.NoResourceMatch;
import io.kubeschool.kubectl.explain.Explanation;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.List;

/** {@code kubectl explain}. Models pkg/cmd/explain/explain.go and pkg/explain. */
public final class Explain {

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.bool("recursive", "R", false, "List the fields of fields, too.")
              .string("api-version", "", "", "The group and version to explain, such as apps/v1")
              .string(
                  "output",
                  "o",
                  "plaintext",
                  "The format of the page (plaintext, plaintext-openapiv2)"));

  private Explain() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group]"
                    + " [-o|--output=plaintext|plaintext-openapiv2]",
                "Get documentation for a resource")
            .description(
                """
                Describe fields and structure of various resources.

                A path of names leads to a field: TYPE.FIELD.FIELD. Use "kubectl api-resources" for
                a complete list of supported resources.
                """)
            .examples(
                """
                # What a pod is made of
                kubectl explain pods

                # All fields of a pod, down to the last
                kubectl explain pods --recursive

                # One field
                kubectl explain pods.spec.containers
                """),
        FLAGS,
        Explain::run);
  }

  private static void run(Session session) {
    List<String> arguments = session.arguments();
    if (arguments.isEmpty()) {
      throw new CommandError(
          "You must specify the type of resource to explain. Use \"kubectl api-resources\" for a"
              + " complete list of supported resources.\n");
    }
    if (arguments.size() > 1) {
      throw new CommandError("We accept only this format: explain RESOURCE\n");
    }
    String typed = arguments.getFirst().replaceFirst("\\.$", "");
    ApiResource resource = find(session, typed);
    List<String> path = path(typed, resource);
    String output = session.flags().string("output");
    if (!output.equals("plaintext")) {
      throw new CommandError(
          output.equals("plaintext-openapiv2")
              ? "plaintext-openapiv2 is not part of this kubectl yet"
              : "unrecognized format: " + output);
    }
    GroupVersion groupVersion = resource.kind().groupVersion();
    if (session.flags().changed("api-version")) {
      groupVersion = GroupVersion.parse(session.flags().string("api-version"));
    }
    StructType type = Schema.kubernetes().ofKind(groupVersion, resource.kind().kind());
    if (type == null) {
      throw new CommandError(
          "couldn't find resource for \""
              + groupVersion
              + ", Resource="
              + resource.plural()
              + "\"");
    }
    session.out().print(Explanation.heading(groupVersion, resource.kind().kind()));
    session.out().print(Explanation.of(type, path, session.flags().bool("recursive")));
  }

  private static ApiResource find(Session session, String typed) {
    String name = typed.split("\\.", 2)[0];
    ApiResource first =
        session.mapper().lookUp(name).orElseThrow(() -> new NoResourceMatch(name, "", ""));
    return session.mapper().discovery().resources().stream()
        .filter(r -> r.plural().equals(first.plural()))
        .filter(r -> typed.startsWith(r.kind().groupResource()))
        .filter(r -> typed.contains("."))
        .filter(r -> !r.group().isEmpty())
        .findFirst()
        .orElse(first);
  }

  private static List<String> path(String typed, ApiResource resource) {
    String groupResource = resource.kind().groupResource();
    String rest =
        typed.startsWith(groupResource)
            ? typed.substring(groupResource.length())
            : typed.substring(typed.split("\\.", 2)[0].length());
    return rest.isEmpty() ? List.of() : List.of(rest.substring(1).split("\\."));
  }
}
