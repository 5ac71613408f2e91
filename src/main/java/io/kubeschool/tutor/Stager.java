package io.kubeschool.tutor;

import io.kubeschool.lesson.Durations;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.Setup;
import io.kubeschool.lesson.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Brings a lesson's world to where a step begins, and plays solutions. */
public final class Stager {

  private static final List<String> WATCHED =
      List.of("pods", "replicasets", "deployments", "replicationcontrollers", "services");
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Stager() {}

  /** A new world for a lesson, as its first step finds it, before that step's own stage. */
  public static Environment begin(Environments environments, Lesson lesson) {
    Environment environment = environments.create(lesson);
    lesson.files().forEach(environment::place);
    return environment;
  }

  /** Does what a step wants done before it. */
  public static void stage(Environment environment, Step step) {
    for (Setup action : step.stage().actions()) {
      switch (action) {
        case Setup.Apply(String manifests) ->
            environment.script("kubectl apply -f - <<'KUBESCHOOL'\n" + manifests + "\nKUBESCHOOL");
        case Setup.Run(String script) -> environment.script(script);
        case Setup.File(String path, String content) -> environment.place(path, content);
        case Setup.Wait(Duration duration) -> environment.elapse(duration);
        case Setup.Settle() -> settle(environment);
      }
    }
  }

  /** Types lines at the prompt; {@code @settle} and {@code @wait 30s} let time pass. */
  public static void type(Environment environment, List<String> lines) {
    play(environment, lines, environment::type);
  }

  /** The same unseen, for a step that is skipped. */
  public static void typeUnseen(Environment environment, List<String> lines) {
    StringBuilder script = new StringBuilder();
    play(
        environment,
        lines,
        line -> script.append(line).append('\n'),
        () -> {
          if (!script.isEmpty()) {
            environment.script(script.toString());
            script.setLength(0);
          }
        });
    settle(environment);
  }

  private static void play(Environment environment, List<String> lines, Consumer<String> type) {
    play(environment, lines, type, () -> {});
  }

  private static void play(
      Environment environment, List<String> lines, Consumer<String> type, Runnable flush) {
    for (String line : lines) {
      if (line.equals("@settle")) {
        flush.run();
        settle(environment);
      } else if (line.startsWith("@wait ")) {
        flush.run();
        environment.elapse(Durations.parse(line.substring(6).strip()).orElseThrow());
      } else {
        type.accept(line);
      }
    }
    flush.run();
  }

  /** Lets time pass until pods and their controllers have not changed for three seconds. */
  public static void settle(Environment environment) {
    Duration passed = Duration.ZERO;
    Duration quiet = Duration.ZERO;
    Set<String> before = versions(environment);
    while (quiet.compareTo(QUIET) < 0 && passed.compareTo(LONGEST) < 0) {
      environment.elapse(Duration.ofSeconds(1));
      passed = passed.plusSeconds(1);
      Set<String> now = versions(environment);
      quiet = now.equals(before) ? quiet.plusSeconds(1) : Duration.ZERO;
      before = now;
    }
  }

  private static Set<String> versions(Environment environment) {
    ClusterView view = new ClusterView(environment, 0);
    Set<String> versions = new TreeSet<>();
    for (String kind : WATCHED) {
      view.list(kind, ClusterView.ALL, "")
          .forEach(object ->
              versions.add(
                  object.string("metadata", "uid")
                      + " "
                      + object.string("metadata", "resourceVersion")));
    }
    return versions;
  }
}
