package io.kubeschool.kubectl.verb.edit;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.verb.object.ChildCommand;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.SystemError;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.List;

/** The person's editor. Models k8s.io/kubectl pkg/cmd/util/editor/editor.go. */
final class TextEditor {

  private final Process self;
  private final List<String> arguments;
  private final boolean shell;

  private TextEditor(Process self, List<String> arguments, boolean shell) {
    this.self = self;
    this.arguments = arguments;
    this.shell = shell;
  }

  /** The editor that {@code KUBE_EDITOR} or {@code EDITOR} names, else {@code vi}. */
  static TextEditor of(Process self) {
    String editor = self.variable("KUBE_EDITOR");
    if (editor.isEmpty()) {
      editor = self.variable("EDITOR");
    }
    if (editor.isEmpty()) {
      editor = "vi";
    }
    if (!editor.contains(" ")) {
      return new TextEditor(self, List.of(editor), false);
    }
    if (editor.chars().noneMatch(c -> "\"'\\".indexOf(c) >= 0)) {
      return new TextEditor(self, List.of(editor.split(" ", -1)), false);
    }
    String interpreter = self.variable("SHELL");
    return new TextEditor(
        self, List.of(interpreter.isEmpty() ? "/bin/bash" : interpreter, "-c", editor), true);
  }

  /**
   * Lets the person edit a file.
   *
   * @throws CommandError if the editor cannot be started, or fails
   */
  void edit(String path) throws Interrupted {
    List<String> argv = new ArrayList<>(arguments);
    if (shell) {
      argv.set(argv.size() - 1, argv.getLast() + " " + GoQuote.quote(path));
    } else {
      argv.add(path);
    }
    String name = GoQuote.quote(String.join(" ", arguments));
    int status;
    try {
      status = ChildCommand.run(self, argv);
    } catch (SystemError e) {
      throw new CommandError("unable to launch the editor " + name);
    }
    if (status != 0) {
      throw new CommandError("there was a problem with the editor " + name);
    }
  }
}
