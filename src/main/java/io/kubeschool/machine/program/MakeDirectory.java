package io.kubeschool.machine.program;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.SystemError;

/** {@code mkdir} and {@code rmdir}. */
final class MakeDirectory extends Tool {

  private final boolean remove;

  MakeDirectory(boolean remove) {
    super("pvm: parents=p mode=m verbose=v ignore-fail-on-non-empty=p");
    this.remove = remove;
  }

  @Override
  int run(Call call) {
    if (call.operands().isEmpty()) {
      throw usageError("missing operand");
    }
    for (String operand : call.operands()) {
      try {
        if (remove) {
          call.files().removeDirectory(operand);
        } else {
          make(call, operand);
        }
      } catch (SystemError e) {
        boolean busybox = Flavor.isBusybox(call.self());
        call.error(
            remove
                ? (busybox ? "" : "failed to remove ") + Call.quoted(operand) + ": " + e.text()
                : (busybox ? "can't create directory " : "cannot create directory ‘")
                    + (busybox ? Call.quoted(operand) : operand + "’")
                    + ": "
                    + e.text());
      }
    }
    return 0;
  }

  private static void make(Call call, String path) {
    String absolute = call.self().absolute(path);
    if (call.has('p')) {
      if (call.files().isDirectory(absolute)) {
        return;
      }
      int slash = path.lastIndexOf('/');
      if (slash > 0 && !call.files().isDirectory(path.substring(0, slash))) {
        make(call, path.substring(0, slash));
      }
    }
    if (!call.has('p') && absolute.equals("/")) {
      throw new SystemError(Errno.EEXIST);
    }
    call.files().makeDirectory(absolute);
    if (call.has('m')) {
      call.files().changeMode(absolute, FileMode.apply(call.value('m'), 0777, true));
    }
    if (call.has('v')) {
      call.out().println("mkdir: created directory " + Call.quoted(path));
    }
  }
}
