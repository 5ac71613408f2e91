package io.kubeschool.world;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Starts programs in processes of their own, with this one's classes. They start quickly: the
 * classes are put into a jar, since the JVM's class archive takes nothing else.
 */
public final class ChildJvm {

  private final String classPath;
  private final Path archive;

  /**
   * Packs the classes.
   *
   * @param folder where to
   */
  public ChildJvm(Path folder) throws IOException {
    List<String> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path file = Path.of(entry);
      if (Files.isDirectory(file)) {
        path.add(pack(file, folder.resolve(path.size() + ".jar")).toString());
      } else {
        path.add(file.toAbsolutePath().toString());
      }
    }
    classPath = String.join(File.pathSeparator, path);
    archive = folder.resolve("classes.jsa");
  }

  private static Path pack(Path folder, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(folder);
        OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (name.endsWith(".txtar")) {
          continue;
        }
        byte[] bytes = Files.readAllBytes(file);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
      }
    }
    return jar;
  }

  /** Runs a program to its end, and archives its classes for the next ones. */
  public void train(String mainClass, String... arguments)
      throws IOException, InterruptedException {
    new ProcessBuilder(
            command(List.of("-XX:ArchiveClassesAtExit=" + archive), mainClass, arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Starts a program; what it says on its standard error goes to a file. */
  public Process start(Path errors, String mainClass, String... arguments) throws IOException {
    return new ProcessBuilder(
            command(List.of("-XX:SharedArchiveFile=" + archive), mainClass, arguments))
        .redirectError(errors.toFile())
        .start();
  }

  private List<String> command(List<String> options, String mainClass, String... arguments) {
    return Stream.of(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss2m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath),
            options,
            List.of(mainClass),
            Arrays.asList(arguments))
        .flatMap(List::stream)
        .collect(Collectors.toList());
  }
}
