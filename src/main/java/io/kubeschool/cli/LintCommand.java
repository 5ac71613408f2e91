package io.kubeschool.cli;

import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.proof.CourseProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Proves the content. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Proves the lessons: untouched scores 0, each solution 100 %, each wrong attempt fails with"
            + " its reason, in each language.")
final class LintCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "LESSON",
      description = "lessons to prove (default: all)")
  private List<String> wanted = List.of();

  @Override
  public Integer call() throws IOException {
    LessonLoader loader = new LessonLoader(LearnerFolder.content());
    Path folder = Files.createTempDirectory("kubeschool-lint");
    List<String> lessons = wanted.isEmpty() ? loader.course().lessons() : wanted;
    List<CourseProof.Proved> failed = new ArrayList<>();
    long start = System.nanoTime();
    try {
      CourseProof.in(folder, loader)
          .prove(
              lessons,
              proved -> {
                tell(proved);
                if (!proved.findings().isEmpty()) {
                  failed.add(proved);
                }
              });
    } finally {
      remove(folder);
    }
    System.out.printf(
        "%d lessons proved, %d failed, in %d ms%n",
        lessons.size() - failed.size(), failed.size(), (System.nanoTime() - start) / 1_000_000);
    return failed.isEmpty() ? 0 : 1;
  }

  private static void tell(CourseProof.Proved proved) {
    System.out.printf(
        "%s %-50s %5d ms%n",
        proved.findings().isEmpty() ? "ok  " : "FAIL", proved.lesson(), proved.took().toMillis());
    proved.findings().forEach(finding -> System.out.println("     " + finding));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
