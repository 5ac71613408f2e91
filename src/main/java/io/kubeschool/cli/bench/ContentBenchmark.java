package io.kubeschool.cli.bench;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.SessionEnvironments;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.tutor.proof.LessonProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The proof of each lesson in all languages, as the build makes it. */
public final class ContentBenchmark implements Benchmark {

  private final Path content;

  /** The lessons under {@code content}. */
  public ContentBenchmark(Path content) {
    this.content = content;
  }

  @Override
  public String name() {
    return "content";
  }

  @Override
  public List<Figure> run() throws IOException {
    LessonLoader loader = new LessonLoader(content);
    LessonProof proof =
        new LessonProof(
            loader,
            new SessionEnvironments(Files.createTempDirectory("kubeschool-bench")),
            new StepChecker(CheckSandbox::new));
    List<Figure> figures = new ArrayList<>();
    for (String lesson : loader.course().lessons()) {
      Samples samples = Samples.of(1, () -> proof.prove(lesson));
      figures.add(
          new Figure("proof of " + lesson, String.format("%.0f ms", samples.median()), "1,000 ms"));
    }
    return figures;
  }
}
