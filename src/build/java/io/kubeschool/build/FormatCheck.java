package io.kubeschool.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that the sources are as google-java-format writes them, or with {@code --write} makes them
 * so. Run by the build, with that formatter on the class path.
 */
final class FormatCheck {

  private FormatCheck() {}

  public static void main(String[] arguments) throws IOException {
    boolean write = List.of(arguments).contains("--write");
    List<String> formatter = new ArrayList<>();
    if (write) {
      formatter.add("--replace");
    } else {
      formatter.add("--dry-run");
      formatter.add("--set-exit-if-changed");
    }
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(formatter::add);
    }
    com.google.googlejavaformat.java.Main.main(formatter.toArray(String[]::new));
  }
}
