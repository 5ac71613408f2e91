package io.kubeschool.cli;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Language;
import io.kubeschool.terminal.Batch;
import io.kubeschool.terminal.Front;
import io.kubeschool.terminal.Interactive;
import io.kubeschool.terminal.Pace;
import io.kubeschool.terminal.Terminals;
import io.kubeschool.tutor.SessionEnvironments;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.tutor.Tutor;
import io.kubeschool.tutor.TutorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;

/**
 * A learner's sitting, without picocli: its classes are too old for the JVM's class cache, and a
 * start without options should not wait for them.
 *
 * @param folder where progress is kept
 * @param language what was asked for, or null
 * @param pace how fast simulated time passes while a command runs
 */
record Sitting(Path folder, Language language, Pace pace) {

  private static final int PLAIN_WIDTH = 80;

  /** What no options ask for. */
  static Sitting usual() {
    return new Sitting(LearnerFolder.path(), null, Pace.USUAL);
  }

  /** Runs until the learner leaves; gives the exit status. */
  int run() throws IOException {
    if (!Terminals.isInteractive()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      try (Tutor tutor = new Tutor(settings(() -> PLAIN_WIDTH))) {
        return new Batch(Front.of(tutor), in, System.out).run();
      }
    }
    return at(Terminals.open());
  }

  /** Runs at a terminal until the learner leaves, and closes it; gives the exit status. */
  int at(Terminal terminal) throws IOException {
    try (terminal;
        Tutor tutor = new Tutor(settings(() -> width(terminal)));
        Interactive loop =
            new Interactive(Front.of(tutor), terminal, pace, folder.resolve("history"))) {
      return loop.run();
    }
  }

  private static int width(Terminal terminal) {
    return terminal.getWidth() > 0 ? terminal.getWidth() : PLAIN_WIDTH;
  }

  private TutorSettings settings(IntSupplier columns) {
    return new TutorSettings(
        LearnerFolder.content(),
        folder.resolve("progress.json"),
        new SessionEnvironments(folder),
        new StepChecker(CheckSandbox::new),
        language,
        fromEnvironment(),
        columns);
  }

  private static Language fromEnvironment() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(System::getenv)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst()
        .flatMap(Language::of)
        .orElse(Language.EN);
  }
}
