package io.kubeschool.machine.program;

import io.kubeschool.machine.Escapes;
import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.SystemError;
import java.time.Instant;

/** {@code stat}. */
final class Stat extends Tool {

  private static final String TIME = "%Y-%m-%d %H:%M:%S.%N %z";

  Stat() {
    super("c:fLtp: format=c printf=p dereference=L terse=t file-system=f");
  }

  @Override
  int run(Call call) {
    if (call.operands().isEmpty()) {
      throw usageError("missing operand");
    }
    for (String file : call.operands()) {
      try {
        FileStatus status = call.files().status(file, call.has('L'));
        if (call.has('c')) {
          call.out().println(format(call, call.value('c'), file, status));
        } else if (call.has('p')) {
          call.out()
              .print(
                  format(
                      call,
                      Escapes.decode(call.value('p'), Escapes.Style.PRINTF).text(),
                      file,
                      status));
        } else {
          call.out().print(standard(call, file, status));
        }
      } catch (SystemError e) {
        call.error(
            (Flavor.isBusybox(call.self())
                    ? "can't stat '" + file + "'"
                    : "cannot statx " + Call.quoted(file))
                + ": "
                + e.text());
      }
    }
    return 0;
  }

  private static String standard(Call call, String file, FileStatus status) {
    String name = file + (status.isLink() ? " -> " + call.files().linkTarget(file) : "");
    String time = format(status.modified());
    return """
      File: %s
      Size: %-10d\tBlocks: %-10d IO Block: 4096   %s
    Device: 0,52\tInode: %-11d Links: %d
    Access: (%04o/%s)  Uid: (%5d/%8s)   Gid: (%5d/%8s)
    Access: %s
    Modify: %s
    Change: %s
     Birth: %s
    """
        .formatted(
            name,
            status.size(),
            (status.size() + 4095) / 4096 * 8,
            kind(status),
            status.inode(),
            status.links(),
            status.mode(),
            status.modeText(),
            status.uid(),
            Listing.user(call, status.uid()),
            status.gid(),
            Listing.group(call, status.gid()),
            time,
            time,
            time,
            time);
  }

  private static String format(Instant time) {
    return DateText.format(time, TIME);
  }

  private static String kind(FileStatus status) {
    return switch (status.type()) {
      case 'd' -> "directory";
      case 'l' -> "symbolic link";
      case 'c' -> "character special file";
      default -> status.size() == 0 ? "regular empty file" : "regular file";
    };
  }

  private static String format(Call call, String format, String file, FileStatus status) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      int start = i + 1;
      while (++i < format.length() && "0123456789.-".indexOf(format.charAt(i)) >= 0) {
        // a width, which no lesson uses
      }
      if (i == format.length()) {
        return out.append(format.substring(start - 1)).toString();
      }
      out.append(
          switch (format.charAt(i)) {
            case '%' -> "%";
            case 'a' -> Integer.toOctalString(status.mode());
            case 'A' -> status.modeText();
            case 'b' -> Long.toString((status.size() + 4095) / 4096 * 8);
            case 'f' ->
                Integer.toHexString(
                    status.mode()
                        | (status.isDirectory() ? 0x4000 : status.isLink() ? 0xa000 : 0x8000));
            case 'F' -> kind(status);
            case 'g' -> Integer.toString(status.gid());
            case 'G' -> Listing.group(call, status.gid());
            case 'h' -> Integer.toString(status.links());
            case 'i' -> Long.toString(status.inode());
            case 'n' -> file;
            case 'N' ->
                Call.quoted(file)
                    + (status.isLink() ? " -> " + Call.quoted(call.files().linkTarget(file)) : "");
            case 's' -> Long.toString(status.size());
            case 'u' -> Integer.toString(status.uid());
            case 'U' -> Listing.user(call, status.uid());
            case 'x', 'y', 'z', 'w' -> format(status.modified());
            case 'X', 'Y', 'Z', 'W' -> Long.toString(status.modified().getEpochSecond());
            default -> "?";
          });
    }
    return out.toString();
  }
}
