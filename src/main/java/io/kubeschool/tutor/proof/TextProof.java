package io.kubeschool.tutor.proof;

import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** What can be proved of a lesson's texts without a cluster. */
final class TextProof {

  /** A line that is shorter gives nothing away: {@code get pods} may stand in a hint. */
  private static final int SHORTEST = 20;

  private TextProof() {}

  static List<Finding> prove(Lesson lesson) {
    List<Finding> findings = new ArrayList<>();
    for (Step step : lesson.steps()) {
      if (step instanceof Step.Do task) {
        hints(lesson, task, findings);
      }
    }
    return findings;
  }

  private static void hints(Lesson lesson, Step.Do task, List<Finding> findings) {
    for (int i = 1; i <= task.hints(); i++) {
      String hint = plain(lesson.texts().get(task.key() + ".hints." + i));
      for (Step.Solution solution : task.solutions()) {
        for (String line : solution.lines()) {
          String typed = plain(line);
          if (typed.length() >= SHORTEST && hint.contains(typed)) {
            findings.add(
                new Finding(
                    lesson.id(),
                    task.key(),
                    lesson.texts().language().code()
                        + ": hint "
                        + i
                        + " holds the solution "
                        + line));
          }
        }
      }
    }
  }

  private static String plain(String text) {
    return text.replace("`", "").replaceAll("\\s+", " ").strip();
  }
}
