package io.kubeschool.machine.program;

import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.TtyRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Programs that take the whole screen: pagers and editors. */
final class ScreenTools {

  private ScreenTools() {}

  static void addTo(ProgramTable programs) {
    SmallTool pager = new SmallTool("RSXFeNinK", ScreenTools::page);
    programs.add("less", pager);
    programs.add("more", pager);
    programs.add("nano", new SmallTool("lmiwTEt:v", call -> edit(call, "nano")));
    SmallTool vi = new SmallTool("RnuNc:", call -> edit(call, "vi"));
    programs.add("vi", vi);
    programs.add("vim", vi);
  }

  private static int page(Call call) {
    if (call.operands().isEmpty() && call.self().inIsTerminal()) {
      throw Tool.failure("Missing filename (\"" + call.name() + " --help\" for help)");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (String file : call.inputs()) {
      call.read(
          file,
          in -> in.transferTo(text),
          reason -> call.self().err().println(file + ": " + reason));
    }
    if (!call.self().outIsTerminal()) {
      call.out().write(text.toByteArray(), 0, text.size());
      return 0;
    }
    String title = call.operands().isEmpty() ? "" : call.operands().getFirst();
    call.self()
        .tty()
        .ask(call.self(), new TtyRequest.Page(title, text.toString(StandardCharsets.UTF_8)));
    return 0;
  }

  private static int edit(Call call, String editor) {
    if (call.self().tty() == null || !call.self().outIsTerminal()) {
      call.self()
          .err()
          .println(
              editor.equals("vi")
                  ? "Vim: Warning: Output is not to a terminal"
                  : "Standard output is not a terminal");
      return 1;
    }
    String file = call.operands().isEmpty() ? "" : call.operands().getLast();
    String content = "";
    if (!file.isEmpty() && call.files().exists(file)) {
      if (call.files().isDirectory(file)) {
        throw Tool.failure("\"" + file + "\" is a directory");
      }
      content = call.files().text(file);
    }
    String edited =
        call.self().tty().ask(call.self(), new TtyRequest.EditFile(editor, file, content));
    if (edited != null
        && !file.isEmpty()
        && !(edited.equals(content) && call.files().exists(file))) {
      try {
        call.files().write(file, edited);
      } catch (SystemError e) {
        call.error(file + ": " + e.text());
      }
    }
    return 0;
  }
}
