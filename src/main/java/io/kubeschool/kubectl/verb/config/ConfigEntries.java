package io.kubeschool.kubectl.verb.config;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.config.ConfigEditor;
import io.kubeschool.kubectl.config.ConfigProperty;
import io.kubeschool.kubectl.config.Kubeconfig;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The commands about clusters, users and single values. Models pkg/cmd/config: set_cluster.go,
 * set_credentials.go, delete_*.go, get_*.go, set.go, unset.go.
 */
final class ConfigEntries {

  private ConfigEntries() {}

  static void listClusters(Session session) {
    list(session, ConfigArguments.editor(session).start().clusters());
  }

  static void listUsers(Session session) {
    list(session, ConfigArguments.editor(session).start().users());
  }

  private static void list(Session session, SortedMap<String, JsonObject> entries) {
    session.out().println("NAME");
    entries.keySet().forEach(session.out()::println);
  }

  static void deleteCluster(Session session) {
    String name = ConfigArguments.single(session);
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    if (config.cluster(name) == null) {
      throw new CommandError("cannot delete cluster " + name + ", not in " + editor.defaultFile());
    }
    editor.write(config.withClusters(without(config.clusters(), name)));
    session.out().println("deleted cluster " + name + " from " + editor.defaultFile());
  }

  static void deleteUser(Session session) {
    if (session.arguments().size() != 1) {
      throw session.usageError("user to delete is required");
    }
    String name = session.arguments().getFirst();
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    if (config.user(name) == null) {
      throw new CommandError("cannot delete user " + name + ", not in " + editor.defaultFile());
    }
    editor.write(config.withUsers(without(config.users(), name)));
    session.out().println("deleted user " + name + " from " + editor.defaultFile());
  }

  private static SortedMap<String, JsonObject> without(
      SortedMap<String, JsonObject> entries, String name) {
    SortedMap<String, JsonObject> fewer = new TreeMap<>(entries);
    fewer.remove(name);
    return fewer;
  }

  private static SortedMap<String, JsonObject> with(
      SortedMap<String, JsonObject> entries, String name, JsonObject entry) {
    SortedMap<String, JsonObject> more = new TreeMap<>(entries);
    more.put(name, entry);
    return more;
  }

  static void setCluster(Session session) {
    String name = ConfigArguments.single(session);
    ParsedFlags flags = session.flags();
    if (name.isEmpty()) {
      throw new CommandError("you must specify a non-empty cluster name");
    }
    String authority = flags.string("certificate-authority");
    if (flags.bool("insecure-skip-tls-verify") && !authority.isEmpty()) {
      throw new CommandError(
          "you cannot specify a certificate authority and insecure mode at the same time");
    }
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    JsonObject cluster = config.cluster(name);
    cluster = cluster == null ? JsonObject.EMPTY.with("server", "") : cluster;
    for (String field : List.of("server", "tls-server-name", "proxy-url")) {
      if (flags.changed(field)) {
        cluster = cluster.with(field, flags.string(field));
      }
    }
    if (flags.changed("insecure-skip-tls-verify")) {
      cluster =
          flags.bool("insecure-skip-tls-verify")
              ? cluster
                  .with("insecure-skip-tls-verify", true)
                  .without("certificate-authority")
                  .without("certificate-authority-data")
              : cluster.without("insecure-skip-tls-verify");
    }
    if (flags.bool("embed-certs") && authority.isEmpty()) {
      throw new CommandError("you must specify a --certificate-authority to embed");
    }
    if (!authority.isEmpty()) {
      cluster =
          certificate(session, cluster, "certificate-authority")
              .without("insecure-skip-tls-verify");
    }
    editor.write(config.withClusters(with(config.clusters(), name, cluster)));
    session.out().println("Cluster \"" + name + "\" set.");
  }

  /** Puts a file's name, or with {@code --embed-certs} its content, into an entry. */
  private static JsonObject certificate(Session session, JsonObject entry, String field) {
    String file = session.flags().string(field);
    if (!session.flags().bool("embed-certs")) {
      return entry.with(field, file).without(field + "-data");
    }
    if (!Files.exists(session.process().path(file))) {
      throw new CommandError(
          "could not stat "
              + field
              + " file "
              + file
              + ": stat "
              + file
              + ": no such file or directory");
    }
    byte[] content = ProcessFiles.read(session.process(), file).getBytes(StandardCharsets.UTF_8);
    return entry.with(field + "-data", Base64.getEncoder().encodeToString(content)).without(field);
  }

  static void setCredentials(Session session) {
    ParsedFlags flags = session.flags();
    String name = ConfigArguments.single(session);
    if (name.isEmpty()) {
      throw new CommandError("you must specify a non-empty user name");
    }
    List<String> methods = new ArrayList<>();
    if (!flags.string("token").isEmpty()) {
      methods.add("--token");
    }
    if (!flags.string("username").isEmpty() || !flags.string("password").isEmpty()) {
      methods.add("--username/--password");
    }
    if (methods.size() > 1) {
      throw new CommandError(
          "you cannot specify more than one authentication method at the same time: "
              + String.join(", ", methods));
    }
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    JsonObject user = config.user(name);
    user = user == null ? JsonObject.EMPTY : user;
    for (String field : List.of("token", "username", "password")) {
      if (flags.changed(field)) {
        user = user.with(field, flags.string(field));
      }
    }
    for (String field : List.of("client-certificate", "client-key")) {
      if (!flags.string(field).isEmpty()) {
        user = certificate(session, user, field);
      }
    }
    if (methods.contains("--token")) {
      user = user.without("username").without("password");
    } else if (!methods.isEmpty()) {
      user = user.without("token");
    }
    editor.write(config.withUsers(with(config.users(), name, user)));
    session.out().println("User \"" + name + "\" set.");
  }

  static void setProperty(Session session) {
    ConfigArguments.require(session, 2, 2);
    String path = session.arguments().get(0);
    String value = session.arguments().get(1);
    if (value.isEmpty()) {
      throw new CommandError("you cannot use set to unset a property");
    }
    if (path.isEmpty()) {
      throw new CommandError("you must specify a property");
    }
    ConfigEditor editor = ConfigArguments.editor(session);
    editor.write(ConfigProperty.parse(path).apply(editor.start(), value));
    session.out().println("Property \"" + path + "\" set.");
  }

  static void unsetProperty(Session session) {
    String path = ConfigArguments.single(session);
    if (path.isEmpty()) {
      throw new CommandError("you must specify a property");
    }
    ConfigEditor editor = ConfigArguments.editor(session);
    editor.write(ConfigProperty.parse(path).apply(editor.start(), null));
    session.out().println("Property \"" + path + "\" unset.");
  }
}
