package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Language;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.machine.TtyRequest;
import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed at the prompt, nothing of Java comes out. */
class HostileInputTest {

  private static final int WORLDS = 100;
  private static final int LINES_PER_WORLD = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Pattern FAULT =
      Pattern.compile("internal error|Exception|\\.java:\\d|java\\.lang|io\\.kubeschool");

  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Map<String, String> faults = new LinkedHashMap<>();

  @Test
  void ten_thousand_random_lines_bring_no_fault_to_light() {
    StepChecker checker = new StepChecker(CheckSandbox::new);
    for (int i = 0; i < WORLDS; i++) {
      RandomLines lines = new RandomLines(i);
      Random random = new Random(i);
      TutorSettings settings =
          new TutorSettings(
              Path.of("."),
              folder.resolve(i + ".json"),
              new InMemory(i),
              checker,
              null,
              Language.EN,
              () -> 80);
      try (Tutor tutor = new Tutor(settings)) {
        for (int n = 0; n < LINES_PER_WORLD; n++) {
          String line = lines.next();
          try {
            enter(tutor, line, random);
          } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            fault(line, trace.toString().lines().limit(12).toList().toString());
            break;
          }
        }
      } catch (RuntimeException e) {
        fault("world " + i, e.toString());
      }
    }

    assertThat(faults).isEmpty();
  }

  private void enter(Tutor tutor, String line, Random random) {
    Session session = ((SessionEnvironment) tutor.environment()).session();
    session.showTo(shown);
    if (session.world().hasEnded()) {
      tutor.handle("reset");
      return;
    }
    String text = "";
    if (session.world().isAtPrompt()) {
      Optional<Reply> reply = tutor.handle(line);
      if (reply.isPresent()) {
        look(line, reply.get().text());
        return;
      }
    }
    for (String part : line.split("\n", -1)) {
      if (session.world().hasEnded()) {
        return;
      }
      type(session, part, random);
    }
    backToThePrompt(session);
    if (!session.world().isAtPrompt() && !session.world().hasEnded()) {
      // it waits for a pod, for instance, that cannot run
      tutor.handle("reset");
    }
    if (session.world().isAtPrompt()) {
      text = tutor.afterCommand();
    }
    look(line, shown.toString(StandardCharsets.UTF_8) + text);
    shown.reset();
  }

  private static void type(Session session, String line, Random random) {
    if (session.world().tty().request() instanceof TtyRequest.ReadLine) {
      session.type(line);
    }
    for (int n = 0; n < 5 && !session.world().hasEnded(); n++) {
      if (!session.runUntilIdle(PATIENCE)) {
        session.interrupt();
      } else if (session.world().tty().request() instanceof TtyRequest.ReadLine) {
        return;
      } else {
        session.leave(random.nextInt(2) == 0 ? null : "kind: [\n");
      }
    }
  }

  private static void backToThePrompt(Session session) {
    for (int n = 0; n < 20 && !session.world().isAtPrompt() && !session.world().hasEnded(); n++) {
      session.interrupt();
      session.world().runFor(Duration.ofSeconds(4));
      if (!session.world().isAtPrompt() && session.isIdle()) {
        session.endOfInput();
        session.runUntilIdle(PATIENCE);
      }
    }
  }

  private void look(String line, String text) {
    if (FAULT.matcher(text).find()) {
      fault(line, text.lines().filter(l -> FAULT.matcher(l).find()).findFirst().orElse(""));
    }
  }

  private void fault(String line, String what) {
    faults.putIfAbsent(what, line);
  }

  /** Worlds that are not kept. */
  private record InMemory(long seed) implements Environments {
    @Override
    public Environment create(Lesson lesson) {
      return new SessionEnvironment(Session.inMemory(WorldSpec.of(seed)));
    }

    @Override
    public Optional<Environment> resume(Lesson lesson) {
      return Optional.empty();
    }

    @Override
    public Optional<Environment> resume(
        Lesson lesson, Set<Integer> sizes, Consumer<Environment> look) {
      return Optional.empty();
    }
  }
}
