package io.kubeschool.machine.program;

import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;

/** {@code rm}. */
final class Remove extends Tool {

  Remove() {
    super("dfiIrRv recursive=r force=f verbose=v dir=d interactive=i");
  }

  @Override
  int run(Call call) {
    if (call.operands().isEmpty() && !call.has('f')) {
      throw usageError("missing operand");
    }
    for (String operand : call.operands()) {
      String base = operand.replaceFirst("/+$", "");
      if (base.isEmpty() && operand.startsWith("/")) {
        call.error(
            "it is dangerous to operate recursively on '/'\n"
                + call.name()
                + ": use --no-preserve-root to override this failsafe");
      } else if (PathName.base(base).equals(".") || PathName.base(base).equals("..")) {
        call.error("refusing to remove '.' or '..' directory: skipping " + Call.quoted(operand));
      } else {
        remove(call, operand);
      }
    }
    return 0;
  }

  private static boolean confirmed(Call call, String path, FileStatus status) {
    String kind =
        status.isDirectory()
            ? "directory"
            : status.isLink()
                ? "symbolic link"
                : status.size() == 0 ? "regular empty file" : "regular file";
    call.self().err().print("rm: remove " + kind + " " + Call.quoted(path) + "? ");
    StringBuilder answer = new StringBuilder();
    call.read(
        "-",
        in -> {
          for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            answer.append((char) c);
          }
        });
    return answer.toString().matches("[yY].*");
  }

  private static void remove(Call call, String path) {
    try {
      FileStatus status = call.files().status(path, false);
      call.self().tick();
      if (call.last("if") == 'i' && !confirmed(call, path, status)) {
        return;
      }
      if (!status.isDirectory()) {
        call.files().remove(path);
      } else if (call.has('r') || call.has('R')) {
        for (String name : call.files().list(path)) {
          remove(call, PathName.join(path, name));
        }
        call.files().removeDirectory(path);
      } else if (call.has('d')) {
        call.files().removeDirectory(path);
      } else {
        call.error("cannot remove " + Call.quoted(path) + ": Is a directory");
        return;
      }
      if (call.has('v')) {
        call.out()
            .println("removed " + (status.isDirectory() ? "directory " : "") + Call.quoted(path));
      }
    } catch (SystemError e) {
      boolean missing = e.errno() == io.kubeschool.machine.Errno.ENOENT;
      if (!missing || !call.has('f')) {
        String quoted =
            Flavor.isBusybox(call.self())
                ? "can't remove '" + path + "'"
                : "cannot remove " + Call.quoted(path);
        call.error(quoted + ": " + e.text());
      }
    }
  }
}
