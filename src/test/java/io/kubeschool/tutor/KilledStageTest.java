package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.lesson.Language;
import io.kubeschool.lesson.Lesson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step's stage is whole, whenever the process was killed while it was made. */
class KilledStageTest {

  private static final String LESSON =
      """
      title: Files
      minutes: 1
      steps:
      - read: first
        text: One.
      - read: second
        setup:
        - run: echo a >> a
        - run: echo b >> b
        - wait: 1s
        - run: echo c >> c
        text: Two.
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void it_is_made_again_from_where_it_began(int scripts) throws Exception {
    Path lesson = folder.resolve("lessons/01-a/10-b/lesson.yaml");
    Files.createDirectories(lesson.getParent());
    Files.writeString(lesson.resolveSibling("../chapter.yaml"), "title: A\n");
    Files.writeString(lesson, LESSON);
    SessionEnvironments real = new SessionEnvironments(folder);

    try (Tutor tutor = tutor(new Killed(real, scripts))) {
      assertThatThrownBy(() -> tutor.handle(":next")).isInstanceOf(Kill.class);
    }
    try (Tutor tutor = tutor(real)) {
      assertThat(tutor.handle(":status").orElseThrow().text()).contains("Two.");
      tutor.environment().type("cat a b c");
      assertThat(tutor.environment().commands().getLast().output()).isEqualTo("a\nb\nc\n");
    }
  }

  private Tutor tutor(Environments environments) {
    return new Tutor(
        new TutorSettings(
            folder,
            folder.resolve("progress.json"),
            environments,
            new StepChecker(() -> null),
            null,
            Language.EN,
            () -> 80));
  }

  private static final class Kill extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Worlds in which the process is killed at a script. */
  private record Killed(Environments real, int scripts) implements Environments {
    @Override
    public Environment create(Lesson lesson) {
      Environment environment = real.create(lesson);
      int[] left = {scripts};
      return (Environment)
          Proxy.newProxyInstance(
              Environment.class.getClassLoader(),
              new Class<?>[] {Environment.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("script") && left[0]-- == 0) {
                  throw new Kill();
                }
                try {
                  return method.invoke(environment, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Optional<Environment> resume(Lesson lesson) {
      return real.resume(lesson);
    }

    @Override
    public Optional<Environment> resume(
        Lesson lesson, Set<Integer> sizes, Consumer<Environment> look) {
      return real.resume(lesson, sizes, look);
    }
  }
}
