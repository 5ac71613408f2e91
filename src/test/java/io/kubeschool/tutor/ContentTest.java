package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.proof.Finding;
import io.kubeschool.tutor.proof.LessonProof;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson proves itself, in every language. */
class ContentTest {

  private static final CheckSandbox SANDBOX = new CheckSandbox();
  private static final LessonLoader LOADER = new LessonLoader(Path.of(""));

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static Stream<String> lessons() {
    return LOADER.course().lessons().stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void proves(String id) {
    LessonProof proof =
        new LessonProof(LOADER, new SessionEnvironments(folder), new StepChecker(() -> SANDBOX));
    List<Finding> findings = proof.prove(id);
    assertThat(findings).isEmpty();
  }
}
