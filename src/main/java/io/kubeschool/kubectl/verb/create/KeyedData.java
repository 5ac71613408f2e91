package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.machine.Process;
import io.kubeschool.model.NameSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keys and contents that {@code --from-file}, {@code --from-literal} and {@code
 * --from-env-file} name. Models pkg/cmd/create/create_configmap.go and create_secret.go:
 * handle...Sources, and pkg/util/util.go.
 */
final class KeyedData {

  /** Refuses a key; the two kinds have words of their own. */
  interface KeyCheck {
    /** Throws for a key that is not valid or that {@code taken} has already. */
    void check(String key, Map<String, byte[]> taken);
  }

  private final Process self;
  private final KeyCheck check;
  private final String noun;
  private final Map<String, byte[]> data = new TreeMap<>();

  /**
   * Nothing yet.
   *
   * @param noun {@code config} or {@code secret}, for a message
   */
  KeyedData(Process self, String noun, KeyCheck check) {
    this.self = self;
    this.noun = noun;
    this.check = check;
  }

  /** What was collected, by key. */
  Map<String, byte[]> data() {
    return data;
  }

  /** Adds {@code key=value} pairs. */
  void addLiterals(List<String> sources) {
    for (String source : sources) {
      int equals = source.indexOf('=');
      if (equals <= 0) {
        throw new CommandError("invalid literal source " + source + ", expected key=value");
      }
      add(source.substring(0, equals), utf8(source.substring(equals + 1)));
    }
  }

  /** Adds files, each as {@code [key=]path}, and the regular files of folders. */
  void addFiles(List<String> sources) {
    for (String source : sources) {
      String key = key(source);
      String name = source.substring(source.indexOf('=') + 1);
      Path path = existing(name);
      if (!Files.isDirectory(path)) {
        add(key, read(path));
        continue;
      }
      if (source.indexOf('=') >= 0) {
        throw new CommandError("cannot give a key name for a directory path");
      }
      for (Path file : listing(path)) {
        if (Files.isRegularFile(file)) {
          add(file.getFileName().toString(), read(file));
        }
      }
    }
  }

  /** Adds the lines of files of {@code NAME=value}. */
  void addEnvironmentFiles(List<String> sources) {
    for (String source : sources) {
      Path path = existing(source);
      if (Files.isDirectory(path)) {
        throw new CommandError("env " + noun + " file cannot be a directory");
      }
      String text = new String(read(path), StandardCharsets.UTF_8);
      text.lines().forEach(line -> addEnvironmentLine(line));
    }
  }

  private void addEnvironmentLine(String line) {
    String trimmed = line.stripLeading();
    if (trimmed.startsWith("\uFEFF")) {
      trimmed = trimmed.substring(1).stripLeading();
    }
    if (trimmed.isEmpty() || trimmed.charAt(0) == '#') {
      return;
    }
    int equals = trimmed.indexOf('=');
    String key = equals < 0 ? trimmed : trimmed.substring(0, equals);
    List<String> errors = NameSyntax.shellVariable(key);
    if (!errors.isEmpty()) {
      throw new CommandError(
          GoQuote.quote(key) + " is not a valid key name: " + String.join(";", errors));
    }
    add(key, utf8(equals < 0 ? self.variable(key) : trimmed.substring(equals + 1)));
  }

  private void add(String key, byte[] content) {
    check.check(key, data);
    data.put(key, content);
  }

  private static String key(String source) {
    long separators = source.chars().filter(c -> c == '=').count();
    if (separators == 0) {
      return source.substring(source.lastIndexOf('/') + 1);
    }
    if (separators > 1) {
      throw new CommandError("key names or file paths cannot contain '='");
    }
    if (source.startsWith("=")) {
      throw new CommandError("key name for file path " + source.substring(1) + " missing");
    }
    if (source.endsWith("=")) {
      throw new CommandError(
          "file path for key name " + source.substring(0, source.length() - 1) + " missing");
    }
    return source.substring(0, source.indexOf('='));
  }

  private Path existing(String name) {
    Path path = self.path(name);
    if (!Files.exists(path)) {
      throw new CommandError("error reading " + name + ": no such file or directory");
    }
    return path;
  }

  private static List<Path> listing(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new CommandError("error listing files in " + directory + ": " + e.getMessage());
    }
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new CommandError("open " + path + ": " + e.getMessage());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
