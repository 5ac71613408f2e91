package io.kubeschool.kubectl.verb.config;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.config.ConfigEditor;
import io.kubeschool.kubectl.config.Kubeconfig;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The commands about contexts. Models pkg/cmd/config: *_context.go, get_contexts.go. */
final class ConfigContexts {

  private ConfigContexts() {}

  static void current(Session session) {
    String name = ConfigArguments.editor(session).start().currentContext();
    if (name.isEmpty()) {
      throw new CommandError("current-context is not set");
    }
    session.out().println(name);
  }

  static void list(Session session) {
    String output = session.flags().string("output");
    if (!output.isEmpty() && !output.equals("name")) {
      throw new CommandError(
          "--output "
              + output
              + " is not available in kubectl config get-contexts; resetting to default output"
              + " format");
    }
    Kubeconfig config = ConfigArguments.editor(session).start();
    List<String> names = new ArrayList<>();
    List<KubectlError> errors = new ArrayList<>();
    if (session.arguments().isEmpty()) {
      names.addAll(config.contexts().keySet());
    }
    for (String name : session.arguments()) {
      if (config.context(name) == null) {
        errors.add(new CommandError("context " + name + " not found"));
      } else {
        names.add(name);
      }
    }
    print(session, config, names, output.equals("name"));
    AggregateError.throwIfAny(errors);
  }

  private static void print(
      Session session, Kubeconfig config, List<String> names, boolean namesOnly) {
    StringBuilder out = new StringBuilder();
    TabWriter table = TabWriter.forTables(out);
    if (!namesOnly && !session.flags().bool("no-headers")) {
      table.write("CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n");
    }
    for (String name : names.stream().sorted().toList()) {
      JsonObject context = config.context(name);
      table.write(
          namesOnly
              ? name + "\n"
              : String.join(
                      "\t",
                      name.equals(config.currentContext()) ? "*" : "",
                      name,
                      context.string("cluster"),
                      context.string("user"),
                      context.string("namespace"))
                  + "\n");
    }
    table.flush();
    session.out().print(out);
  }

  static void use(Session session) {
    String name = ConfigArguments.single(session);
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    if (name.isEmpty()) {
      throw new CommandError("empty context names are not allowed");
    }
    if (config.context(name) == null) {
      throw new CommandError("no context exists with the name: \"" + name + "\"");
    }
    editor.write(config.withCurrentContext(name));
    session.out().println("Switched to context \"" + name + "\".");
  }

  static void set(Session session) {
    ConfigArguments.require(session, 0, 1);
    boolean current = session.flags().bool("current");
    String name = session.arguments().isEmpty() ? "" : session.arguments().getFirst();
    if (name.isEmpty() && !current) {
      throw new CommandError("you must specify a non-empty context name or --current");
    }
    if (!name.isEmpty() && current) {
      throw new CommandError("you cannot specify both a context name and --current");
    }
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    if (current) {
      name = config.currentContext();
      if (name.isEmpty()) {
        throw new CommandError("no current context is set");
      }
    }
    boolean exists = config.context(name) != null;
    JsonObject context =
        exists ? config.context(name) : JsonObject.EMPTY.with("cluster", "").with("user", "");
    for (String field : List.of("cluster", "user", "namespace")) {
      if (session.flags().changed(field)) {
        context = context.with(field, session.flags().string(field));
      }
    }
    if (context.string("namespace").isEmpty()) {
      context = context.without("namespace");
    }
    SortedMap<String, JsonObject> contexts = new TreeMap<>(config.contexts());
    contexts.put(name, context);
    editor.write(config.withContexts(contexts));
    session.out().println("Context \"" + name + "\" " + (exists ? "modified." : "created."));
  }

  static void rename(Session session) {
    ConfigArguments.require(session, 2, 2);
    String from = session.arguments().get(0);
    String to = session.arguments().get(1);
    if (to.isEmpty()) {
      throw new CommandError("You must specify a new non-empty context name");
    }
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    JsonObject context = config.context(from);
    if (context == null) {
      throw new CommandError(
          "cannot rename the context \"" + from + "\", it's not in " + editor.defaultFile());
    }
    if (config.context(to) != null) {
      throw new CommandError(
          "cannot rename the context \""
              + from
              + "\", the context \""
              + to
              + "\" already exists in "
              + editor.defaultFile());
    }
    SortedMap<String, JsonObject> contexts = new TreeMap<>(config.contexts());
    contexts.remove(from);
    contexts.put(to, context);
    Kubeconfig renamed = config.withContexts(contexts);
    editor.write(config.currentContext().equals(from) ? renamed.withCurrentContext(to) : renamed);
    session.out().println("Context \"" + from + "\" renamed to \"" + to + "\".");
  }

  static void delete(Session session) {
    String name = ConfigArguments.single(session);
    ConfigEditor editor = ConfigArguments.editor(session);
    Kubeconfig config = editor.start();
    if (config.context(name) == null) {
      throw new CommandError("cannot delete context " + name + ", not in " + editor.defaultFile());
    }
    if (config.currentContext().equals(name)) {
      session
          .err()
          .println(
              "warning: this removed your active context, use \"kubectl config use-context\" to"
                  + " select a different one");
    }
    SortedMap<String, JsonObject> contexts = new TreeMap<>(config.contexts());
    contexts.remove(name);
    editor.write(config.withContexts(contexts));
    session.out().println("deleted context " + name + " from " + editor.defaultFile());
  }
}
