package io.kubeschool.machine.program;

import io.kubeschool.machine.Accounts;
import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;
import java.util.ArrayList;
import java.util.List;

/** {@code chmod}, {@code chown} and {@code chgrp}. */
final class ChangeMode extends Tool {

  private final String verb;

  /**
   * @param verb which of the three it is
   */
  ChangeMode(String verb) {
    super("+RvcfhHLP recursive=R verbose=v changes=c silent=f quiet=f no-dereference=h");
    this.verb = verb;
  }

  @Override
  int run(Call call) {
    List<String> operands = new ArrayList<>(call.operands());
    if (operands.isEmpty()) {
      throw usageError("missing operand");
    }
    String change = operands.removeFirst();
    if (operands.isEmpty()) {
      throw usageError("missing operand after ‘" + change + "’");
    }
    int[] owner = verb.equals("chmod") ? new int[2] : owner(call, change);
    for (String file : operands) {
      apply(call, file, change, owner);
    }
    return 0;
  }

  private int[] owner(Call call, String text) {
    int sign = verb.equals("chgrp") ? -2 : text.indexOf(':');
    String user = sign == -2 ? "" : sign < 0 ? text : text.substring(0, sign);
    String group = sign == -2 ? text : sign < 0 ? "" : text.substring(sign + 1);
    int uid = user.isEmpty() ? -1 : Accounts.uid(call.self(), user);
    if (!user.isEmpty() && uid < 0) {
      throw failure("invalid user: ‘" + text + "’");
    }
    int gid = group.isEmpty() ? -1 : Accounts.gid(call.self(), group);
    if (!group.isEmpty() && gid < 0) {
      throw failure("invalid group: ‘" + (verb.equals("chgrp") ? group : text) + "’");
    }
    return new int[] {uid, gid};
  }

  private void apply(Call call, String file, String change, int[] owner) {
    call.self().tick();
    FileStatus status;
    try {
      status = call.files().status(file, true);
    } catch (SystemError e) {
      call.error("cannot access " + Call.quoted(file) + ": " + e.text());
      return;
    }
    try {
      if (verb.equals("chmod")) {
        call.files()
            .changeMode(
                file,
                FileMode.apply(change, status.mode(), status.isDirectory(), call.files().umask()));
      } else {
        call.files().changeOwner(file, owner[0], owner[1]);
      }
    } catch (SystemError e) {
      String what =
          verb.equals("chmod")
              ? "changing permissions of "
              : verb.equals("chgrp") ? "changing group of " : "changing ownership of ";
      call.error(what + Call.quoted(file) + ": " + e.text());
      return;
    }
    if (call.has('R') && status.isDirectory()) {
      for (String name : call.files().list(file)) {
        apply(call, PathName.join(file, name), change, owner);
      }
    }
  }
}
