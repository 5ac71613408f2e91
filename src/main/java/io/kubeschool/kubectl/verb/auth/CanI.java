package io.kubeschool.kubectl.verb.auth;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code kubectl auth can-i}. Models k8s.io/kubectl pkg/cmd/auth/cani.go. */
final class CanI {

  private static final Set<String> VERBS =
      Set.of(
          "get",
          "list",
          "watch",
          "create",
          "update",
          "patch",
          "delete",
          "deletecollection",
          "use",
          "bind",
          "impersonate",
          "*",
          "approve",
          "sign",
          "escalate",
          "attest");
  private static final Set<String> PATH_VERBS =
      Set.of("get", "put", "post", "head", "options", "delete", "patch", "*");
  private static final Set<String> UNLISTED_RESOURCES = Set.of("users", "groups");

  private final Session session;
  private final ParsedFlags flags;
  private String group = "";
  private String resource = "";
  private String name = "";
  private String path = "";
  private boolean clusterScoped;

  private CanI(Session session) {
    this.session = session;
    this.flags = session.flags();
  }

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]",
                "Check whether an action is allowed")
            .description(
                """
                Check whether an action is allowed.

                 VERB is what one would do: get, list, watch, create, update, patch, delete and so on. TYPE is a type of object, by any of its names. NAME is one object of that type. NONRESOURCEURL is a path of the server that is no object; it begins with "/". Together with --as the question is asked for somebody else.
                """)
            .examples(
                """
                # May I create pods, whatever the namespace?
                kubectl auth can-i create pods --all-namespaces

                # May I delete deployments in this namespace?
                kubectl auth can-i delete deployments.apps

                # May the service account 'builder' of the namespace 'tools' list secrets in 'shop'? (I have to be allowed to impersonate it)
                kubectl auth can-i list secrets --as=system:serviceaccount:tools:builder -n shop

                # May I do anything at all in this namespace?
                kubectl auth can-i '*' '*'

                # May I read one certain config map?
                kubectl auth can-i get configmaps/settings -n shop

                # May I read the logs of pods?
                kubectl auth can-i get pods --subresource=log

                # May I ask for a path of the server?
                kubectl auth can-i get /healthz

                # What may I do in the namespace 'shop'?
                kubectl auth can-i --list -n shop
                """),
        FlagSet.of(b ->
            b.bool("all-namespaces", "A", false, "Ask about all namespaces at once.")
                .bool("list", "", false, "Print everything that is allowed.")
                .bool("no-headers", "", false, "With --list: leave out the heading")
                .bool("quiet", "q", false, "Print nothing; only the exit code answers.")
                .string(
                    "subresource",
                    "",
                    "",
                    "The subresource, such as log of pods or scale of deployments")),
        session -> new CanI(session).run());
  }

  private void run() {
    List<String> arguments = session.arguments();
    if (flags.bool("list")) {
      if (!arguments.isEmpty()) {
        throw new CommandError("list option must be specified with no arguments");
      }
      if (flags.bool("quiet")
          || flags.bool("all-namespaces")
          || !flags.string("subresource").isEmpty()) {
        throw new CommandError(
            "list option can't be specified with neither quiet, all-namespaces nor subresource"
                + " options");
      }
      list();
      return;
    }
    if (arguments.size() != 2) {
      throw new CommandError(
          "you must specify two arguments: verb resource or verb resource/resourceName.\n"
              + "See 'kubectl auth can-i -h' for help and examples.");
    }
    readObject(arguments.getLast());
    validate(arguments.getFirst());
    check(arguments.getFirst());
  }

  private void readObject(String text) {
    if (text.startsWith("/")) {
      path = text;
      return;
    }
    String[] parts = text.split("/", 2);
    name = parts.length == 2 ? parts[1] : "";
    resource = parts[0];
    if (resource.equals("*")) {
      return;
    }
    String lower = resource.toLowerCase(Locale.ROOT);
    Optional<ApiResource> found = session.mapper().lookUp(lower);
    if (found.isPresent()) {
      group = found.get().group();
      resource = found.get().plural();
      clusterScoped = !found.get().namespaced();
    } else if (!UNLISTED_RESOURCES.contains(lower)) {
      String[] words = lower.split("\\.", 2);
      warn(
          "the server doesn't have a resource type '"
              + words[0]
              + "'"
              + (words.length == 2 ? " in group '" + words[1] + "'" : ""));
    }
  }

  private void validate(String verb) {
    if (!path.isEmpty()) {
      if (!flags.string("subresource").isEmpty()) {
        throw new CommandError("--subresource can not be used with NonResourceURL");
      }
      warnUnlessKnown(verb, PATH_VERBS);
    } else if (!resource.isEmpty() && !flags.bool("all-namespaces")) {
      if (clusterScoped) {
        warn(
            "resource '"
                + resource
                + "' is not namespace scoped"
                + (group.isEmpty() ? "" : " in group '" + group + "'"));
      }
      warnUnlessKnown(verb, VERBS);
    }
    if (flags.bool("no-headers")) {
      throw new CommandError("--no-headers cannot be set without --list specified");
    }
  }

  private void warnUnlessKnown(String verb, Set<String> known) {
    if (!known.contains(verb)) {
      warn("verb '" + verb + "' is not a known verb");
    }
  }

  private void warn(String message) {
    session.err().print("Warning: " + message + "\n\n");
  }

  private void check(String verb) {
    JsonObject spec =
        path.isEmpty()
            ? Json.objectOf("resourceAttributes", attributes(verb))
            : Json.objectOf("nonResourceAttributes", Json.objectOf("path", path, "verb", verb));
    JsonObject status = review(Kinds.SELF_SUBJECT_ACCESS_REVIEW, spec);
    boolean allowed = status.bool("allowed");
    if (!flags.bool("quiet")) {
      session.out().println(allowed ? "yes" : refusal(status));
    }
    if (!allowed) {
      throw ExitError.silent();
    }
  }

  private JsonObject attributes(String verb) {
    JsonObject.Builder attributes = JsonObject.builder();
    String[] pairs = {
      "group", group,
      "name", name,
      "namespace", flags.bool("all-namespaces") ? "" : session.namespace(),
      "resource", resource,
      "subresource", flags.string("subresource"),
      "verb", verb
    };
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        attributes.put(pairs[i], Json.of(pairs[i + 1]));
      }
    }
    return attributes.build();
  }

  private static String refusal(JsonObject status) {
    StringBuilder text = new StringBuilder("no");
    for (String field : List.of("reason", "evaluationError")) {
      if (!status.string(field).isEmpty()) {
        text.append(" - ").append(status.string(field));
      }
    }
    return text.toString();
  }

  private JsonObject review(ResourceKind kind, JsonObject spec) {
    return ObjectWriter.of(session.client())
        .create(
            kind.path(""),
            Json.objectOf(
                "apiVersion", kind.groupVersion().toString(), "kind", kind.kind(), "spec", spec))
        .object("status");
  }

  private void list() {
    JsonObject status =
        review(Kinds.SELF_SUBJECT_RULES_REVIEW, Json.objectOf("namespace", session.namespace()));
    if (status.bool("incomplete")) {
      session
          .err()
          .println("Warning: the list may be incomplete: " + status.string("evaluationError"));
    }
    StringBuilder text = new StringBuilder();
    TabWriter table = TabWriter.forTables(text);
    if (!flags.bool("no-headers")) {
      table.write("Resources\tNon-Resource URLs\tResource Names\tVerbs\n");
    }
    AccessRule.of(
            status.array("resourceRules").objects(), status.array("nonResourceRules").objects())
        .forEach(rule -> table.write(rule.line()));
    table.flush();
    session.out().print(text);
  }
}
