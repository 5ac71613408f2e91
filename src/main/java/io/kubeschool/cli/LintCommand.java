package io.kubeschool.cli;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.SessionEnvironments;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.tutor.proof.Finding;
import io.kubeschool.tutor.proof.LessonProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    int failed = 0;
    List<String> lessons = wanted.isEmpty() ? loader.course().lessons() : wanted;
    try {
      LessonProof proof =
          new LessonProof(
              loader, new SessionEnvironments(folder), new StepChecker(CheckSandbox::new));
      for (String lesson : lessons) {
        long start = System.nanoTime();
        List<Finding> findings = proof.prove(lesson);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
            "%s %-50s %5d ms%n", findings.isEmpty() ? "ok  " : "FAIL", lesson, millis);
        findings.forEach(finding -> System.out.println("     " + finding));
        failed += findings.isEmpty() ? 0 : 1;
      }
    } finally {
      remove(folder);
    }
    System.out.printf("%d lessons proved, %d failed%n", lessons.size() - failed, failed);
    return failed == 0 ? 0 : 1;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
