package io.kubeschool.cli.bench;

import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.proof.CourseProof;
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
    Path folder = Files.createTempDirectory("kubeschool-bench");
    CourseProof proof = CourseProof.in(folder, loader);
    List<String> lessons = loader.course().lessons();
    List<Figure> figures = new ArrayList<>();
    long start = System.nanoTime();
    proof.prove(
        lessons,
        proved ->
            figures.add(
                Figure.of("proof of " + proved.lesson(), proved.took().toMillis() + " ms")));
    long millis = (System.nanoTime() - start) / 1_000_000;
    figures.add(
        new Figure(
            String.format("all %d, %d at a time: per lesson", lessons.size(), proof.workers()),
            millis / lessons.size() + " ms",
            "1,000 ms"));
    return figures;
  }
}
