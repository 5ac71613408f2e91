package io.kubeschool.kubectl.verb.edit;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonWriter;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.YamlWriter;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a person edit objects, and sends what changed; opens the editor again as long as the server
 * finds it invalid. Models k8s.io/kubectl pkg/cmd/util/editor/editoptions.go: EditOptions.
 */
public final class Editing {

  private final Session session;
  private final EditMode mode;
  private final EditWriter writer;
  private final boolean json;
  private final String subresource;
  private String file = "";
  private String edited = "";
  private List<EditedFile.Reason> reasons = List.of();

  /** An edit of what the command's flags and arguments name. */
  public Editing(Session session, EditMode mode) {
    this.session = session;
    this.mode = mode;
    this.writer = new EditWriter(session, mode);
    String format = session.flags().string("output");
    if (!format.isEmpty() && !format.equals("json") && !format.equals("yaml")) {
      throw new CommandError(
          "unable to match a printer suitable for the output format \""
              + format
              + "\", allowed formats are: json,yaml");
    }
    this.json = format.equals("json");
    this.subresource =
        session.flags().isDefined("subresource") ? session.flags().string("subresource") : "";
  }

  /**
   * Edits.
   *
   * @throws KubectlError what went wrong
   */
  public void run() throws Interrupted {
    ResourceBuilder builder =
        session
            .resources()
            .namespace(session.namespace())
            .defaultNamespace()
            .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
            .subresource(subresource)
            .continueOnError()
            .flatten();
    if (mode != EditMode.BEFORE_CREATE) {
      builder.typeOrNameArguments(true, session.arguments()).latest();
    }
    CommonFlags.validation(session);
    List<ResourceInfo> infos = builder.execute().check().infos();
    switch (mode) {
      case NORMAL -> {
        if (infos.isEmpty()) {
          throw new CommandError("edit cancelled, no objects found");
        }
        edit(infos);
      }
      case BEFORE_CREATE -> infos.forEach(info -> edit(List.of(info)));
      case LAST_APPLIED -> edit(configurations(infos));
      default -> throw new IllegalStateException("no such mode: " + mode);
    }
  }

  private List<ResourceInfo> configurations(List<ResourceInfo> infos) {
    List<ResourceInfo> configurations = new ArrayList<>();
    for (ResourceInfo info : infos) {
      if (LastApplied.isIn(info.object())) {
        configurations.addAll(read(LastApplied.original(info.object())));
      }
    }
    if (configurations.isEmpty()) {
      throw new CommandError(
          "no last-applied-configuration annotation found on resources, to create the annotation,"
              + " use command `kubectl apply set-last-applied --create-annotation`");
    }
    return configurations;
  }

  private List<ResourceInfo> read(String text) {
    return session
        .resources()
        .text(text, "edited-file")
        .subresource(subresource)
        .continueOnError()
        .flatten()
        .execute()
        .infos();
  }

  private void edit(List<ResourceInfo> infos) throws Interrupted {
    TextEditor editor = TextEditor.of(session.process());
    boolean failed = false;
    file = "";
    reasons = List.of();
    edited = "";
    while (true) {
      String header = json ? "" : EditedFile.header(mode == EditMode.LAST_APPLIED, reasons);
      String content = header + (failed ? EditedFile.withoutComments(edited) : text(infos));
      String before = edited;
      String previous = file;
      launch(editor, content);
      if (failed && EditedFile.sameContent(before, edited)) {
        throw preserved(new CommandError("Edit cancelled, no valid changes were saved."), file);
      }
      if (!previous.isEmpty()) {
        remove(previous);
      }
      List<String> problems = problems();
      if (!problems.isEmpty()) {
        failed = true;
        session.err().println(writer.invalid(infos.getFirst(), problems));
        reasons = writer.takeReasons();
        continue;
      }
      if (!failed && EditedFile.sameContent(content, edited)) {
        remove(file);
        session.err().println("Edit cancelled, no changes made.");
        return;
      }
      if (!EditedFile.hasLines(edited)) {
        remove(file);
        session.err().println("Edit cancelled, saved file was empty.");
        return;
      }
      List<ResourceInfo> updated;
      try {
        updated = read(edited);
      } catch (KubectlError e) {
        failed = true;
        reasons = List.of(EditedFile.syntaxError(e));
        continue;
      }
      send(infos, updated);
      if (writer.finish(file)) {
        remove(file);
        return;
      }
      failed = true;
      reasons = writer.takeReasons();
    }
  }

  private void send(List<ResourceInfo> infos, List<ResourceInfo> updated) {
    try {
      for (ResourceInfo info : updated) {
        if (info.isNamespaced() && !info.namespace().equals(session.namespace())) {
          if (info.namespace().isEmpty()) {
            info.setNamespace(session.namespace());
          }
        }
        writer.send(infos, info);
      }
    } catch (ExitError e) {
      throw e;
    } catch (KubectlError e) {
      throw preserved(e, file);
    }
  }

  private List<String> problems() {
    if (CommonFlags.validation(session).equals("Ignore")) {
      return List.of();
    }
    try {
      return ManifestCheck.problems(YamlReader.parse(edited));
    } catch (YamlSyntaxException e) {
      return List.of(e.getMessage());
    }
  }

  private String text(List<ResourceInfo> infos) {
    JsonObject object = infos.getFirst().object();
    if (infos.size() > 1) {
      JsonArray items = JsonArray.copyOf(infos.stream().map(i -> shown(i.object())).toList());
      object =
          Json.objectOf(
              "apiVersion", "v1", "items", items, "kind", "List", "metadata", JsonObject.EMPTY);
    }
    return json ? JsonWriter.write(shown(object)) : YamlWriter.write(shown(object));
  }

  private static JsonObject shown(JsonObject object) {
    return object.remove("metadata", "managedFields");
  }

  private void launch(TextEditor editor, String content) throws Interrupted {
    long number = session.process().simulation().random("kubectl").nextLong() >>> 32;
    String path = "/tmp/kubectl-edit-" + number + (json ? ".json" : ".yaml");
    session.process().files().write(path, content);
    try {
      editor.edit(path);
    } catch (CommandError e) {
      throw preserved(e, file);
    }
    edited = session.process().files().text(path);
    file = path;
  }

  private void remove(String path) {
    if (session.process().files().exists(path)) {
      session.process().files().remove(path);
    }
  }

  /** Models preservedFile. */
  private KubectlError preserved(KubectlError error, String path) {
    if (!path.isEmpty() && session.process().files().exists(path)) {
      session.err().println("A copy of your changes has been stored to \"" + path + "\"");
    }
    return error;
  }
}
