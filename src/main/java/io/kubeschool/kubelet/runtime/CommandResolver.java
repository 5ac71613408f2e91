package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.image.EntrypointScript;
import io.kubeschool.machine.image.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what a container's command runs, as runc does. As long as nothing is mounted over the
 * places where it looks, the image tells, and no file system is needed.
 */
final class CommandResolver {

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final int MAX_STEPS = 5;
  private static final int HEAD = 256;

  private final Machine machine;
  private final ImageFiles image;
  private final List<String> mountPoints;

  /**
   * What to run.
   *
   * @param program null if a known entry point script ended with {@code status} already
   * @param lines what known entry point scripts printed before
   */
  record Resolved(Program program, List<String> arguments, List<String> lines, int status) {}

  CommandResolver(Machine machine, ImageFiles image, List<String> mountPoints) {
    this.machine = machine;
    this.image = image;
    this.mountPoints = mountPoints;
  }

  Resolved resolve(List<String> command, Map<String, String> environment)
      throws CommandNotRunnable {
    List<String> lines = new ArrayList<>();
    List<String> arguments = command;
    for (int step = 0; step < MAX_STEPS; step++) {
      String path = find(arguments.getFirst(), environment.getOrDefault("PATH", DEFAULT_PATH));
      if (!mayHaveChanged(path) && image.target(path) instanceof ImageFiles.Script script) {
        List<String> rest = arguments.subList(1, arguments.size());
        switch (script.effect().run(rest, environment)) {
          case EntrypointScript.Exit(List<String> complaint, int status) -> {
            lines.addAll(complaint);
            return new Resolved(null, arguments, lines, status);
          }
          case EntrypointScript.Exec(List<String> printed, List<String> next) -> {
            lines.addAll(printed);
            if (next.isEmpty()) {
              return new Resolved(null, arguments, lines, 0);
            }
            arguments = next;
            continue;
          }
        }
      }
      String head = head(path);
      if (head.startsWith(ProgramTable.MAGIC)) {
        String name = head.substring(ProgramTable.MAGIC.length()).lines().findFirst().orElse("");
        Program program = machine.programs().program(name);
        if (program == null) {
          throw missing(arguments.getFirst());
        }
        return new Resolved(program, arguments, lines, 0);
      }
      if (!head.startsWith("#!")) {
        throw new CommandNotRunnable("exec " + path + ": exec format error");
      }
      arguments = interpreted(head, path, arguments);
    }
    throw missing(arguments.getFirst());
  }

  private static List<String> interpreted(String head, String path, List<String> arguments) {
    String[] interpreter =
        head.substring(2).lines().findFirst().orElse("").strip().split("[ \t]+", 2);
    List<String> longer = new ArrayList<>(List.of(interpreter));
    longer.add(path);
    longer.addAll(arguments.subList(1, arguments.size()));
    return longer;
  }

  private String find(String name, String searchPath) throws CommandNotRunnable {
    if (name.contains("/")) {
      if (!exists(name)) {
        throw missing(name);
      }
      if (!isExecutable(name)) {
        throw new CommandNotRunnable("exec: \"" + name + "\": permission denied");
      }
      return name;
    }
    for (String directory : searchPath.split(":")) {
      String path = directory + "/" + name;
      if (exists(path) && isExecutable(path)) {
        return path;
      }
    }
    throw missing(name);
  }

  private static CommandNotRunnable missing(String name) {
    return new CommandNotRunnable(
        name.contains("/")
            ? "exec: \"" + name + "\": stat " + name + ": no such file or directory"
            : "exec: \"" + name + "\": executable file not found in $PATH");
  }

  private boolean mayHaveChanged(String path) {
    if (machine.hasFiles()) {
      return true;
    }
    for (String point : mountPoints) {
      if (path.startsWith(point)
          && (path.length() == point.length() || path.charAt(point.length()) == '/')) {
        return true;
      }
    }
    return false;
  }

  private boolean exists(String path) {
    if (!mayHaveChanged(path)) {
      return switch (image.target(path)) {
        case null -> false;
        case ImageFiles.Executable(String name) -> machine.programs().program(name) != null;
        default -> true;
      };
    }
    Path file = machine.path(path);
    return Files.exists(file) && runs(file);
  }

  private boolean runs(Path file) {
    String head = Files.isRegularFile(file) ? read(file) : "";
    if (!head.startsWith(ProgramTable.MAGIC)) {
      return true;
    }
    String name = head.substring(ProgramTable.MAGIC.length()).lines().findFirst().orElse("");
    return machine.programs().program(name) != null;
  }

  private boolean isExecutable(String path) {
    if (!mayHaveChanged(path)) {
      return switch (image.target(path)) {
        case ImageFiles.Executable e -> true;
        case ImageFiles.Script s -> true;
        case ImageFiles.Text(String content, int mode) -> (mode & 0111) != 0;
        case null, default -> false;
      };
    }
    Path file = machine.path(path);
    try {
      return Files.isRegularFile(file)
          && !Files.getPosixFilePermissions(file, new LinkOption[0]).stream()
              .filter(p -> p.name().endsWith("EXECUTE"))
              .toList()
              .isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private String head(String path) {
    if (!mayHaveChanged(path)) {
      return switch (image.target(path)) {
        case ImageFiles.Executable(String name) -> ProgramTable.executable(name);
        case ImageFiles.Script(String content, EntrypointScript effect) -> content;
        case ImageFiles.Text(String content, int mode) -> content;
        case null, default -> "";
      };
    }
    return read(machine.path(path));
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
