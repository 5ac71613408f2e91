package io.kubeschool.machine.program;

import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;
import java.util.ArrayList;
import java.util.List;

/** {@code ln}. */
final class Links extends Tool {

  Links() {
    super("sfnTvirbt: symbolic=s force=f no-dereference=n verbose=v target-directory=t");
  }

  @Override
  int run(Call call) {
    List<String> operands = new ArrayList<>(call.operands());
    if (operands.isEmpty()) {
      throw usageError("missing file operand");
    }
    String target =
        call.has('t') ? call.value('t') : operands.size() == 1 ? "." : operands.removeLast();
    FileStatus there = call.files().statusOrNull(target, !call.has('n'));
    boolean into = there != null && there.isDirectory() && !call.has('T');
    for (String source : operands) {
      String name =
          into ? PathName.join(target, PathName.base(source.replaceFirst("/+$", ""))) : target;
      try {
        if (call.has('f') && call.files().statusOrNull(name, false) != null) {
          call.files().remove(name);
        }
        if (call.has('s')) {
          call.files().symbolicLink(source, name);
        } else {
          call.files().hardLink(source, name);
        }
      } catch (SystemError e) {
        String kind = call.has('s') ? "symbolic" : "hard";
        call.error(
            !call.has('s') && !call.files().exists(source)
                ? "failed to access " + Call.quoted(source) + ": " + e.text()
                : "failed to create " + kind + " link " + Call.quoted(name) + ": " + e.text());
      }
    }
    return 0;
  }
}
