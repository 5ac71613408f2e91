package io.kubeschool.tutor.proof;

import io.kubeschool.check.CheckException;
import io.kubeschool.check.Criterion;
import io.kubeschool.check.Verdict;
import io.kubeschool.lesson.ContentException;
import io.kubeschool.lesson.Language;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.lesson.Step;
import io.kubeschool.tutor.Environment;
import io.kubeschool.tutor.Environments;
import io.kubeschool.tutor.Stager;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.tutor.VerdictText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Proves a lesson. For each do step: untouched it scores nothing; its symptoms are visible; each
 * solution scores all points, also after the world was left and resumed; each wrong attempt does
 * not and is told why; all that is said exists in every language.
 */
public final class LessonProof {

  private static final Pattern UNFILLED = Pattern.compile("\\{[a-z][A-Za-z]*[|}]");

  private final LessonLoader loader;
  private final Environments environments;
  private final StepChecker checker;

  /** A prover. The worlds that {@code environments} makes are its own. */
  public LessonProof(LessonLoader loader, Environments environments, StepChecker checker) {
    this.loader = loader;
    this.environments = environments;
    this.checker = checker;
  }

  /** What is wrong with the lesson of that id; nothing, if all is well. */
  public List<Finding> prove(String id) {
    List<Finding> findings = new ArrayList<>();
    List<Lesson> lessons = new ArrayList<>();
    for (Language language : Language.values()) {
      try {
        Lesson lesson = loader.load(id, language);
        lessons.add(lesson);
        findings.addAll(TextProof.prove(lesson));
      } catch (ContentException e) {
        findings.add(new Finding(id, "", e.getMessage()));
      }
    }
    if (!lessons.isEmpty() && lessons.getFirst().texts().language() == Language.EN) {
      new Run(lessons, findings).run();
    }
    return findings;
  }

  /** A step as its last solution left it: its inputs end at {@code size}. */
  private record Walked(Step.Do task, int commands, int size, Verdict verdict) {}

  /** One walk through a lesson. */
  private final class Run {
    private final List<Lesson> lessons;
    private final Lesson lesson;
    private final List<Finding> findings;
    private final List<Walked> walked = new ArrayList<>();
    private Environment environment;

    Run(List<Lesson> lessons, List<Finding> findings) {
      this.lessons = lessons;
      this.lesson = lessons.getFirst();
      this.findings = findings;
    }

    void run() {
      environment = Stager.begin(environments, lesson);
      try {
        for (Step step : lesson.steps()) {
          if (step.stage().fresh()) {
            resume();
            environment.close();
            environment = Stager.begin(environments, lesson);
          }
          Stager.stage(environment, step);
          if (step instanceof Step.Do task) {
            prove(task);
          }
        }
        resume();
      } finally {
        environment.close();
      }
    }

    private void prove(Step.Do task) {
      int commands = environment.commands().size();
      try {
        Verdict untouched = check(task, commands);
        if (untouched.score() > 0) {
          find(task, "untouched, it scores " + untouched.score() + ": " + passed(untouched));
        }
        symptoms(task);
        int mark = environment.size();
        for (Step.WrongAttempt attempt : task.wrong()) {
          environment.undoTo(mark);
          wrong(task, attempt, commands);
        }
        Verdict verdict = untouched;
        for (Step.Solution solution : task.solutions().reversed()) {
          environment.undoTo(mark);
          verdict = solution(task, solution, commands);
        }
        walked.add(new Walked(task, commands, environment.size(), verdict));
      } catch (CheckException e) {
        find(task, e.getMessage());
      }
    }

    private void symptoms(Step.Do task) {
      for (Step.Symptom symptom : task.symptoms()) {
        String output = environment.script(symptom.run());
        if (!Pattern.compile(symptom.shows()).matcher(output).find()) {
          find(
              task, "`" + symptom.run() + "` does not show " + symptom.shows() + " but\n" + output);
        }
      }
    }

    private void wrong(Step.Do task, Step.WrongAttempt attempt, int commands) {
      Stager.type(environment, attempt.lines());
      Stager.settle(environment);
      Verdict verdict = check(task, commands);
      if (verdict.isComplete()) {
        find(task, "the wrong attempt " + attempt.key() + " scores full points");
      } else if (verdict.criteria().stream().noneMatch(c -> tells(c, attempt.reason()))) {
        find(
            task,
            "the wrong attempt "
                + attempt.key()
                + " is not told "
                + attempt.reason()
                + " but\n"
                + VerdictText.of(lesson.texts(), 92).all(task, verdict));
      }
    }

    private static boolean tells(Criterion criterion, String reason) {
      return !criterion.passed() && criterion.message().equals(reason);
    }

    private Verdict solution(Step.Do task, Step.Solution solution, int commands) {
      Stager.type(environment, solution.lines());
      Stager.settle(environment);
      Verdict verdict = check(task, commands);
      if (!verdict.isComplete()) {
        find(
            task,
            "the solution "
                + solution.key()
                + " scores "
                + verdict.score()
                + " of "
                + verdict.total()
                + "\n"
                + VerdictText.of(lesson.texts(), 92).all(task, verdict)
                + lastOutput());
      }
      return verdict;
    }

    private String lastOutput() {
      return environment.commands().isEmpty() ? "" : environment.commands().getLast().output();
    }

    /**
     * Leaves the world, resumes it, and compares the verdicts of all steps that were walked in it.
     * One replay does, as each step's inputs are the beginning of what the journal holds now.
     */
    private void resume() {
      if (walked.isEmpty()) {
        return;
      }
      environment.close();
      Set<Integer> sizes = walked.stream().map(Walked::size).collect(Collectors.toSet());
      Deque<Walked> next = new ArrayDeque<>(walked);
      environment =
          environments
              .resume(lesson, sizes, past -> compare(next.remove(), past))
              .orElseThrow(() -> new IllegalStateException(lesson.id() + " cannot be resumed"));
      next.forEach(step -> find(step.task(), "what was done is lost when the world is resumed"));
      walked.clear();
    }

    private void compare(Walked step, Environment past) {
      try {
        if (!checker.check(step.task(), past, step.commands()).equals(step.verdict())) {
          find(step.task(), "its verdict changes when the world is left and resumed");
        }
      } catch (CheckException e) {
        find(step.task(), e.getMessage());
      }
    }

    private Verdict check(Step.Do task, int commands) {
      Verdict verdict = checker.check(task, environment, commands);
      for (Lesson translated : lessons) {
        String text;
        try {
          text = VerdictText.of(translated.texts(), 80).all(task, verdict);
        } catch (IllegalArgumentException e) {
          find(task, translated.texts().language().code() + ": " + e.getMessage());
          continue;
        }
        if (UNFILLED.matcher(text).find()) {
          find(
              task, translated.texts().language().code() + ": a placeholder has no value\n" + text);
        }
      }
      return verdict;
    }

    private static String passed(Verdict verdict) {
      return String.join(
          ", ", verdict.criteria().stream().filter(Criterion::passed).map(Criterion::key).toList());
    }

    private void find(Step.Do task, String text) {
      Finding finding = new Finding(lesson.id(), task.key(), text.stripTrailing());
      if (!findings.contains(finding)) {
        findings.add(finding);
      }
    }
  }
}
