package io.kubeschool.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a name or path runs, as execve(2) and execvp(3) do: a file of the machine that holds a
 * program, or a script whose first line names its interpreter.
 */
public final class ProgramLoader {

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final int MAX_INTERPRETERS = 4;

  private ProgramLoader() {}

  /**
   * A program that is ready to be started.
   *
   * @param program what to run
   * @param arguments its argv: the given one, preceded by an interpreter if it is a script
   */
  public record Loaded(Program program, List<String> arguments) {}

  /**
   * The path of the file that a command name means: itself if it has a slash, else the first
   * executable of that name in the directories of {@code searchPath}; null if there is none.
   */
  public static String find(Process process, String name, String searchPath) {
    if (name.contains("/")) {
      return process.files().exists(name) ? name : null;
    }
    String firstWithoutPermission = null;
    for (String directory : (searchPath.isEmpty() ? DEFAULT_PATH : searchPath).split(":")) {
      String file = PathName.join(directory.isEmpty() ? "." : directory, name);
      FileStatus status = process.files().statusOrNull(file, true);
      if (status == null || !status.isRegular()) {
        continue;
      }
      if (process.files().mayAccess(file, 1)) {
        return file;
      }
      firstWithoutPermission = firstWithoutPermission == null ? file : firstWithoutPermission;
    }
    return firstWithoutPermission;
  }

  /**
   * Loads a file.
   *
   * @param arguments the argv that it is to get
   * @throws SystemError ENOENT, EACCES (also for a directory), ENOEXEC if it is neither a program
   *     nor a script with an interpreter
   */
  public static Loaded load(Process process, String file, List<String> arguments) {
    String path = file;
    List<String> argv = arguments;
    for (int depth = 0; depth < MAX_INTERPRETERS; depth++) {
      FileStatus status = process.files().status(path, true);
      if (!status.isRegular() || !process.files().mayAccess(path, 1)) {
        throw new SystemError(Errno.EACCES);
      }
      String content = head(process, path);
      if (content.startsWith(ProgramTable.MAGIC)) {
        String name = content.substring(ProgramTable.MAGIC.length()).lines().findFirst().orElse("");
        Program program = process.machine().programs().program(name);
        if (program == null) {
          throw new SystemError(Errno.ENOEXEC);
        }
        return new Loaded(program, argv);
      }
      if (!content.startsWith("#!")) {
        throw new SystemError(Errno.ENOEXEC);
      }
      String[] interpreter =
          content.substring(2).lines().findFirst().orElse("").strip().split("[ \t]+", 2);
      List<String> longer = new ArrayList<>();
      longer.add(interpreter[0]);
      if (interpreter.length > 1) {
        longer.add(interpreter[1]);
      }
      longer.add(path);
      longer.addAll(argv.subList(1, argv.size()));
      path = interpreter[0];
      argv = longer;
    }
    throw new SystemError(Errno.ELOOP);
  }

  private static String head(Process process, String path) {
    try (var in = process.files().open(path)) {
      return new String(in.readNBytes(256), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new SystemError(Errno.EIO);
    }
  }

  /**
   * Finds and loads a command by name with the process's PATH, for programs that run others ({@code
   * env}, {@code xargs}, ...).
   *
   * @throws SystemError as {@link #load}
   */
  public static Loaded search(Process process, List<String> arguments) {
    String file = find(process, arguments.getFirst(), process.variable("PATH"));
    if (file == null) {
      throw new SystemError(Errno.ENOENT);
    }
    return load(process, file, arguments);
  }
}
