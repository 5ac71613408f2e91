package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.kustomize.Kustomizer;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** {@code kubectl version}. Models pkg/cmd/version/version.go. */
public final class Version {

  private static final JsonObject CLIENT =
      Json.objectOf(
          "buildDate", "2026-10-14T12:01:07Z",
          "compiler", "gc",
          "gitCommit", "",
          "gitTreeState", "clean",
          "gitVersion", "v1.36.4",
          "goVersion", "go1.26.3",
          "major", "1",
          "minor", "36",
          "platform", "linux/amd64");

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.bool("client", "", false, "Print this client's version only; no server is asked.")
              .string("output", "o", "", "The form of the output, 'yaml' or 'json'."));

  private Version() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("version [flags]", "Print the client and server version information")
            .description("Print the versions of this client and of the current context's server.")
            .examples(
                """
                # Print both versions
                kubectl version

                # Print this client's alone; no server is asked
                kubectl version --client

                # Print them as YAML
                kubectl version -o yaml
                """),
        FLAGS,
        Version::run);
  }

  private static void run(Session session) {
    if (!session.arguments().isEmpty()) {
      throw new CommandError("extra arguments: " + GoText.list(session.arguments()));
    }
    String output = session.flags().string("output");
    if (!output.isEmpty() && !output.equals("yaml") && !output.equals("json")) {
      throw new CommandError("--output must be 'yaml' or 'json'");
    }
    JsonObject versions =
        Json.objectOf("clientVersion", CLIENT, "kustomizeVersion", Kustomizer.VERSION);
    if (!session.flags().bool("client")) {
      versions = versions.with("serverVersion", session.client().get("/version"));
    }
    if (output.isEmpty()) {
      print(session, versions);
    } else {
      session.out().print(versions + "\n");
    }
  }

  private static void print(Session session, JsonObject versions) {
    session.out().println("Client Version: " + versions.string("clientVersion", "gitVersion"));
    session.out().println("Kustomize Version: " + Kustomizer.VERSION);
    if (versions.has("serverVersion")) {
      session.out().println("Server Version: " + versions.string("serverVersion", "gitVersion"));
    }
  }
}
