package io.kubeschool.kubectl.verb.config;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.config.Kubeconfig;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.verb.GoText;
import io.kubeschool.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** {@code kubectl config view}. Models pkg/cmd/config/view.go. */
final class ConfigView {

  private ConfigView() {}

  static void run(Session session) {
    if (!session.arguments().isEmpty()) {
      throw session.usageError("unexpected arguments: " + GoText.list(session.arguments()));
    }
    Kubeconfig config = session.config().kubeconfig();
    if (session.flags().changed("context")) {
      config = config.withCurrentContext(session.flags().string("context"));
    }
    if (session.flags().bool("minify")) {
      config = minified(config);
    }
    if (session.flags().bool("flatten")) {
      config = edited(config, entry -> flattened(session, entry));
    }
    if (!session.flags().bool("raw") && !session.flags().bool("flatten")) {
      config = edited(config, ConfigView::redacted);
    }
    StringBuilder out = new StringBuilder();
    PrintFlags.printer(session, "").print(config.json(), out);
    session.out().print(out);
  }

  private static Kubeconfig minified(Kubeconfig config) {
    String name = config.currentContext();
    if (name.isEmpty()) {
      throw new CommandError("current-context must exist in order to minify");
    }
    JsonObject context = config.context(name);
    if (context == null) {
      throw new CommandError("cannot locate context " + name);
    }
    return new Kubeconfig(
        only(config.clusters(), context.string("cluster")),
        only(config.contexts(), name),
        only(config.users(), context.string("user")),
        name);
  }

  private static SortedMap<String, JsonObject> only(
      SortedMap<String, JsonObject> entries, String name) {
    SortedMap<String, JsonObject> one = new TreeMap<>();
    if (entries.containsKey(name)) {
      one.put(name, entries.get(name));
    }
    return one;
  }

  private static Kubeconfig edited(Kubeconfig config, UnaryOperator<JsonObject> edit) {
    return config
        .withClusters(edited(config.clusters(), edit))
        .withUsers(edited(config.users(), edit));
  }

  private static SortedMap<String, JsonObject> edited(
      SortedMap<String, JsonObject> entries, UnaryOperator<JsonObject> edit) {
    SortedMap<String, JsonObject> edited = new TreeMap<>();
    entries.forEach((name, entry) -> edited.put(name, edit.apply(entry)));
    return edited;
  }

  private static JsonObject redacted(JsonObject entry) {
    JsonObject redacted = entry;
    for (String field :
        List.of("certificate-authority-data", "client-certificate-data", "client-key-data")) {
      if (!redacted.string(field).isEmpty()) {
        redacted = redacted.with(field, "DATA+OMITTED");
      }
    }
    for (String field : List.of("token", "password")) {
      if (!redacted.string(field).isEmpty()) {
        redacted = redacted.with(field, "REDACTED");
      }
    }
    return redacted;
  }

  private static JsonObject flattened(Session session, JsonObject entry) {
    JsonObject flat = entry;
    for (String field : List.of("certificate-authority", "client-certificate", "client-key")) {
      String file = flat.string(field);
      if (!file.isEmpty()) {
        byte[] content =
            ProcessFiles.read(session.process(), file).getBytes(StandardCharsets.UTF_8);
        flat =
            flat.without(field).with(field + "-data", Base64.getEncoder().encodeToString(content));
      }
    }
    return flat;
  }
}
