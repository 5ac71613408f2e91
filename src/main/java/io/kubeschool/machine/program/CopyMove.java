package io.kubeschool.machine.program;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;
import java.util.ArrayList;
import java.util.List;

/** {@code cp} and {@code mv}. */
final class CopyMove extends Tool {

  private final boolean move;

  CopyMove(boolean move) {
    super(
        "abdfHiLnPpRrsTt:uvlZ recursive=r force=f no-clobber=n verbose=v archive=a preserve=p"
            + " target-directory=t no-target-directory=T update=u interactive=i");
    this.move = move;
  }

  @Override
  int run(Call call) {
    List<String> operands = new ArrayList<>(call.operands());
    if (operands.isEmpty()) {
      throw usageError("missing file operand");
    }
    String target = call.value('t');
    if (target == null) {
      if (operands.size() == 1) {
        throw usageError(
            "missing destination file operand after " + Call.quoted(operands.getFirst()));
      }
      target = operands.removeLast();
    }
    boolean into = call.files().isDirectory(target) && !call.has('T');
    if (operands.size() > 1 && !into) {
      throw failure(
          "target "
              + Call.quoted(target)
              + ": "
              + (call.files().exists(target) ? "Not a directory" : "No such file or directory"));
    }
    for (String source : operands) {
      String clean = source.length() > 1 ? source.replaceFirst("/+$", "") : source;
      String destination = into ? PathName.join(target, PathName.base(clean)) : target;
      one(call, clean, destination);
    }
    return 0;
  }

  private void one(Call call, String source, String target) {
    FileStatus status;
    try {
      status =
          call.files().status(source, !move && !call.has('P') && !call.has('d') && !call.has('a'));
    } catch (SystemError e) {
      boolean busybox = Flavor.isBusybox(call.self());
      call.error(
          busybox
              ? "can't " + (move ? "rename" : "stat") + " '" + source + "': " + e.text()
              : "cannot stat " + Call.quoted(source) + ": " + e.text());
      return;
    }
    if (call.has('n') && call.files().exists(target)) {
      return;
    }
    if (call.self().absolute(source).equals(call.self().absolute(target))) {
      call.error(Call.quoted(source) + " and " + Call.quoted(target) + " are the same file");
      return;
    }
    if (move) {
      move(call, source, target, status);
      return;
    }
    boolean recursive = call.has('r') || call.has('R') || call.has('a');
    if (status.isDirectory() && !recursive) {
      call.error("-r not specified; omitting directory " + Call.quoted(source));
      return;
    }
    if (status.isDirectory()
        && call.self().absolute(target).startsWith(call.self().absolute(source) + "/")) {
      call.error(
          "cannot copy a directory, "
              + Call.quoted(source)
              + ", into itself, "
              + Call.quoted(target));
      return;
    }
    copy(call, source, target, status);
  }

  private void move(Call call, String source, String target, FileStatus status) {
    try {
      call.files().rename(source, target);
    } catch (SystemError e) {
      if (e.errno() == Errno.EXDEV) {
        copy(call, source, target, status);
        removeAll(call, source);
      } else if (e.errno() == Errno.EINVAL) {
        call.error(
            "cannot move "
                + Call.quoted(source)
                + " to a subdirectory of itself, "
                + Call.quoted(target));
        return;
      } else if (e.errno() == Errno.EISDIR || e.errno() == Errno.ENOTDIR && status.isDirectory()) {
        call.error(
            e.errno() == Errno.EISDIR
                ? "cannot overwrite directory " + Call.quoted(target) + " with non-directory"
                : "cannot overwrite non-directory "
                    + Call.quoted(target)
                    + " with directory "
                    + Call.quoted(source));
        return;
      } else {
        call.error(
            "cannot move " + Call.quoted(source) + " to " + Call.quoted(target) + ": " + e.text());
        return;
      }
    }
    verbose(call, "renamed ", source, target);
  }

  private static void verbose(Call call, String verb, String source, String target) {
    if (call.has('v')) {
      call.out().println(verb + Call.quoted(source) + " -> " + Call.quoted(target));
    }
  }

  private static void removeAll(Call call, String path) {
    if (call.files().status(path, false).isDirectory()) {
      for (String name : call.files().list(path)) {
        removeAll(call, PathName.join(path, name));
      }
      call.files().removeDirectory(path);
    } else {
      call.files().remove(path);
    }
  }

  private void copy(Call call, String source, String target, FileStatus status) {
    call.self().tick();
    try {
      if (status.isDirectory()) {
        if (!call.files().isDirectory(target)) {
          call.files().makeDirectory(target);
        }
        verbose(call, "", source, target);
        for (String name : call.files().list(source)) {
          String from = PathName.join(source, name);
          copy(call, from, PathName.join(target, name), call.files().status(from, false));
        }
      } else if (status.isLink()) {
        call.files().symbolicLink(call.files().linkTarget(source), target);
      } else {
        byte[] content = call.files().read(source);
        boolean fresh = !call.files().exists(target);
        call.files().write(target, content);
        verbose(call, "", source, target);
        if (fresh && status.isRegular()) {
          call.files()
              .changeMode(target, status.mode() & ~(keeps(call) ? 0 : call.files().umask()));
        }
      }
      if (keeps(call)) {
        call.files().setModified(target, status.modified());
      }
    } catch (SystemError e) {
      boolean reading = !call.files().mayAccess(source, 4);
      call.error(
          reading
              ? "cannot open " + Call.quoted(source) + " for reading: " + e.text()
              : status.isDirectory()
                  ? "cannot create directory " + Call.quoted(target) + ": " + e.text()
                  : "cannot create regular file " + Call.quoted(target) + ": " + e.text());
    }
  }

  private boolean keeps(Call call) {
    return move || call.has('p') || call.has('a');
  }
}
