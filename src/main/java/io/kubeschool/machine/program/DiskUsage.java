package io.kubeschool.machine.program;

import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;
import java.util.List;

/** {@code du}. */
final class DiskUsage {

  private DiskUsage() {}

  static int run(Call call) {
    int depth =
        call.has('s')
            ? 0
            : call.has('d')
                ? (int) call.number(call.value('d'), "invalid maximum depth")
                : Integer.MAX_VALUE;
    long total = 0;
    for (String path : call.operands().isEmpty() ? List.of(".") : call.operands()) {
      try {
        total += measure(call, path, depth, true);
      } catch (SystemError e) {
        call.error("cannot access " + Call.quoted(path) + ": " + e.text());
      }
    }
    if (call.has('c')) {
      print(call, total, "total");
    }
    return 0;
  }

  private static long measure(Call call, String path, int depth, boolean top) {
    call.self().tick();
    FileStatus status = call.files().status(path, false);
    long blocks = status.isLink() ? 0 : (status.size() + 4095) / 4096 * 4;
    if (status.isDirectory()) {
      for (String name : call.files().list(path)) {
        blocks += measure(call, PathName.join(path, name), depth - 1, false);
      }
    }
    if (depth >= 0 && (status.isDirectory() || call.has('a') || top)) {
      print(call, blocks, path);
    }
    return blocks;
  }

  private static void print(Call call, long blocks, String path) {
    call.out()
        .println(
            (call.has('h') ? Listing.human(blocks * 1024) : Long.toString(blocks)) + "\t" + path);
  }
}
