package io.kubeschool.world;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A session that goes through a script, in a process of its own that may be killed at any moment:
 * started again, it goes on where its journal ends. It tells what it has done, step by step.
 */
final class ScriptedSession {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Each step is one record of the journal, so the journal's length tells where to go on. */
  static final List<Consumer<Session>> STEPS = steps();

  private ScriptedSession() {}

  private static List<Consumer<Session>> steps() {
    List<Consumer<Session>> steps = new ArrayList<>();
    steps.add(s -> s.place("pod.yaml", pod("placed")));
    steps.add(type("kubectl apply -f pod.yaml"));
    for (String name : List.of("web", "api", "shop")) {
      steps.add(type("kubectl create deployment " + name + " --image nginx --replicas 2"));
      steps.add(s -> s.elapse(Duration.ofSeconds(3)));
      steps.add(type("kubectl get pods -o wide"));
      steps.add(type("nano " + name + ".yaml"));
      steps.add(s -> leave(s, pod(name)));
      steps.add(type("kubectl apply -f " + name + ".yaml"));
      steps.add(s -> s.undo(0));
      steps.add(Session::redo);
      steps.add(type("for i in 1 2"));
      steps.add(type("do echo " + name + " $i >> log; done"));
      steps.add(s -> s.resize(100, 30));
      steps.add(s -> s.script("kubectl scale deployment " + name + " --replicas 1"));
      steps.add(type("kubectl get pods; cat log"));
      steps.add(type("read answer"));
      steps.add(s -> {
        s.endOfInput();
        s.runUntilIdle(LONGEST);
      });
    }
    return List.copyOf(steps);
  }

  private static Consumer<Session> type(String line) {
    return session -> {
      session.type(line);
      session.runUntilIdle(LONGEST);
    };
  }

  private static void leave(Session session, String content) {
    session.leave(content);
    session.runUntilIdle(LONGEST);
  }

  private static String pod(String name) {
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: "
        + name
        + "}\nspec:\n  containers: [{name: main, image: nginx}]\n";
  }

  /** Goes on with the script to its end. */
  static void play(Path journal, PrintStream told) throws Exception {
    try (Session session = open(journal)) {
      int done = (int) Files.readString(journal).lines().count() - 1;
      told.println(state(done, session));
      for (Consumer<Session> step : STEPS.subList(done, STEPS.size())) {
        step.accept(session);
        done++;
        told.println(state(done, session));
      }
    }
  }

  private static Session open(Path journal) {
    WorldSpec spec = WorldSpec.of(7);
    if (!Files.exists(journal)) {
      return Session.create(journal, spec);
    }
    try {
      return Session.resume(journal);
    } catch (JournalException e) {
      if (e.getMessage().endsWith("holds no journal")) {
        return Session.create(journal, spec);
      }
      throw e;
    }
  }

  /** How many steps are done, and what the learner has seen by then. */
  private static String state(int done, Session session) {
    return done + " " + session.now() + " " + session.world().commands().toString().hashCode();
  }

  /** Plays it in this process; the argument is the journal's file. */
  public static void main(String[] arguments) throws Exception {
    play(Path.of(arguments[0]), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Runtime.getRuntime().halt(0);
  }
}
