package io.kubeschool.machine.program;

import io.kubeschool.machine.PathName;
import io.kubeschool.machine.ProgramLoader;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.SystemError;

/** Tools that work with names of files. */
final class PathTools {

  private PathTools() {}

  static void addTo(ProgramTable programs) {
    programs.add("basename", new SmallTool("as:z multiple=a suffix=s", PathTools::basename));
    programs.add("dirname", new SmallTool("z", PathTools::dirname));
    programs.add("readlink", new SmallTool("femnqsv canonicalize=f", PathTools::readlink));
    programs.add("realpath", new SmallTool("emsq", PathTools::realpath));
    programs.add("which", new SmallTool("a all=a", PathTools::which));
    programs.add("mktemp", new SmallTool("dqutp:: directory=d", PathTools::mktemp));
    programs.add("truncate", new SmallTool("s:c size=s", PathTools::truncate));
    programs.add(
        "unlink",
        new SmallTool(
            "",
            call -> {
              call.operands().forEach(call.files()::remove);
              return 0;
            }));
  }

  private static int basename(Call call) {
    if (call.operands().isEmpty()) {
      throw Tool.usageError("missing operand");
    }
    boolean many = call.has('a') || call.has('s');
    if (!many && call.operands().size() > 2) {
      throw Tool.usageError("extra operand ‘" + call.operands().get(2) + "’");
    }
    String suffix =
        many ? call.value('s') : call.operands().size() > 1 ? call.operands().get(1) : null;
    for (String name : many ? call.operands() : call.operands().subList(0, 1)) {
      String clean = name.length() > 1 ? name.replaceFirst("/+$", "") : name;
      String base = clean.isEmpty() ? "/" : clean.equals("/") ? "/" : PathName.base(clean);
      boolean cut = suffix != null && base.endsWith(suffix) && !base.equals(suffix);
      call.out().println(cut ? base.substring(0, base.length() - suffix.length()) : base);
    }
    return 0;
  }

  private static int dirname(Call call) {
    if (call.operands().isEmpty()) {
      throw Tool.usageError("missing operand");
    }
    for (String name : call.operands()) {
      String clean = name.length() > 1 ? name.replaceFirst("/+$", "") : name;
      int slash = clean.lastIndexOf('/');
      String parent =
          slash < 0
              ? clean.isEmpty() && name.startsWith("/") ? "/" : "."
              : clean.substring(0, slash).replaceFirst("/+$", "");
      call.out().println(parent.isEmpty() ? "/" : parent);
    }
    return 0;
  }

  private static int readlink(Call call) {
    if (call.operands().isEmpty()) {
      throw Tool.usageError("missing operand");
    }
    for (String name : call.operands()) {
      boolean canonical = call.has('f') || call.has('e') || call.has('m');
      try {
        String target = canonical ? call.files().realPath(name) : call.files().linkTarget(name);
        call.out().print(target + (call.has('n') ? "" : "\n"));
      } catch (SystemError e) {
        return 1;
      }
    }
    return 0;
  }

  private static int realpath(Call call) {
    for (String name : call.operands()) {
      String path = call.files().realPath(name);
      if (!call.has('m')
          && !call.files().exists(path)
          && (call.has('e') || !call.files().isDirectory(PathName.parent(path)))) {
        call.error(name + ": No such file or directory");
      } else {
        call.out().println(path);
      }
    }
    return 0;
  }

  private static int which(Call call) {
    int status = 0;
    for (String name : call.operands()) {
      String file = ProgramLoader.find(call.self(), name, call.self().variable("PATH"));
      if (file == null || !call.files().mayAccess(file, 1)) {
        status = 1;
      } else {
        call.out().println(file);
      }
    }
    return status;
  }

  private static int mktemp(Call call) {
    String template =
        call.operands().isEmpty() ? "/tmp/tmp.XXXXXXXXXX" : call.operands().getFirst();
    int end = template.lastIndexOf("XXX");
    if (end < 0) {
      throw Tool.failure("too few X's in template ‘" + template + "’");
    }
    int start = end;
    while (start > 0 && template.charAt(start - 1) == 'X') {
      start--;
    }
    int last = end + 3;
    String name =
        template.substring(0, start)
            + call.self().simulation().random("mktemp").nameSuffix(last - start)
            + template.substring(last);
    name =
        call.operands().isEmpty() || name.startsWith("/") || !call.has('t') ? name : "/tmp/" + name;
    if (call.has('d')) {
      call.files().makeDirectory(name);
      call.files().changeMode(name, 0700);
    } else {
      call.files().write(name, "");
      call.files().changeMode(name, 0600);
    }
    call.out().println(name);
    return 0;
  }

  private static int truncate(Call call) {
    if (!call.has('s')) {
      throw Tool.usageError("you must specify either ‘--size’ or ‘--reference’");
    }
    int size = (int) Math.min(64L << 20, call.number(call.value('s'), "Invalid number"));
    for (String file : call.operands()) {
      byte[] old = call.files().exists(file) ? call.files().read(file) : new byte[0];
      call.files().write(file, java.util.Arrays.copyOf(old, size));
    }
    return 0;
  }
}
