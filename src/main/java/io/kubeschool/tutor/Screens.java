package io.kubeschool.tutor;

import io.kubeschool.lesson.Course;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.Step;
import io.kubeschool.world.TakenBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tutor shows, as text; the sentences come from the bundles and the lesson. */
final class Screens {

  private final Messages messages;
  private final Layout layout;

  Screens(Messages messages, Layout layout) {
    this.messages = messages;
    this.layout = layout;
  }

  /** A sentence of the tutor's own. */
  String say(String key, Object... namesAndValues) {
    return layout.wrap(messages.get(key, namesAndValues));
  }

  /** What an undo took back, and how far back in time the cluster is. */
  String undone(TakenBack taken, Duration back) {
    return told("undo.done", taken, messages.duration(back));
  }

  String redone(TakenBack taken) {
    return told("redo.done", taken, "");
  }

  private String told(String key, TakenBack taken, String time) {
    String others = taken.others() == 0 ? "" : ".others";
    return say(key + others, "line", taken.line(), "n", taken.others(), "time", time);
  }

  String greeting(Journey journey) {
    Course course = journey.course();
    List<String> all = course.lessons();
    String id = journey.lesson().id();
    StringBuilder text = new StringBuilder();
    text.append(layout.spread(messages.get("greeting.title"), messages.get("greeting.keys")));
    String place = messages.get("greeting.place", "n", all.indexOf(id) + 1, "all", all.size());
    Duration left = roughly(journey.left());
    if (!left.isZero()) {
      place += " · " + messages.get("greeting.left", "time", messages.duration(left));
    }
    text.append(layout.beside(List.of(beads(journey, all), place), "", 3));
    text.append(
        say(
            journey.here().step() == 0 ? "greeting.begin" : "greeting.here",
            "number",
            course.number(id),
            "title",
            journey.lesson().title(),
            "step",
            journey.here().step() + 1,
            "steps",
            journey.lesson().steps().size()));
    return text.toString();
  }

  /** In steps of 5 minutes; from 2 hours on, in whole hours: the lessons' minutes are estimates. */
  private static Duration roughly(Duration exact) {
    long step = exact.toHours() < 2 ? 5 : 60;
    return Duration.ofMinutes((exact.toMinutes() + step - 1) / step * step);
  }

  private static String beads(Journey journey, List<String> lessons) {
    return String.join("──", lessons.stream().map(id -> mark(journey.progress().of(id))).toList());
  }

  private static String mark(LessonProgress progress) {
    if (progress.finished()) {
      return "●";
    }
    return progress.step() > 0 || !progress.done().isEmpty() ? "◐" : "○";
  }

  String map(Journey journey) {
    StringBuilder text = new StringBuilder();
    for (Course.Chapter chapter : journey.course().chapters()) {
      text.append(journey.chapterTitle(chapter.id())).append('\n');
      for (String id : chapter.lessons()) {
        String here = id.equals(journey.lesson().id()) ? "  ◂" : "";
        String line = journey.course().number(id) + "  " + journey.lessonTitle(id) + here;
        text.append(layout.wrap(line, "  " + mark(journey.progress().of(id)) + " ", "         "));
      }
    }
    return text.append(say("map.how")).toString();
  }

  String step(Journey journey) {
    Lesson lesson = journey.lesson();
    Step step = journey.step();
    String place =
        (journey.here().step() + 1)
            + "/"
            + lesson.steps().size()
            + (journey.here().step() == 0
                ? " · " + messages.get("duration.minutes", "n", lesson.minutes())
                : "");
    StringBuilder text = new StringBuilder();
    text.append(layout.rule(journey.course().number(lesson.id()) + " " + lesson.title(), place));
    text.append(layout.wrap(lesson.texts().get(step.key() + ".text")));
    switch (step) {
      case Step.Question question -> text.append(question(journey, question));
      case Step.Explore explore -> {
        explore.tries().forEach(line -> text.append("    ").append(line).append('\n'));
        text.append(say("explore.next"));
      }
      case Step.Read _ -> text.append(say(journey.isLast() ? "read.last" : "read.next"));
      case Step.Do task -> {
        if (journey.isDone(task)) {
          text.append(say("do.done"));
        }
      }
      default -> throw new IllegalStateException("unknown step " + step);
    }
    return text.toString();
  }

  private String question(Journey journey, Step.Question question) {
    List<String> answers = new ArrayList<>();
    for (String letter : question.answers()) {
      answers.add(
          letter + "  " + journey.lesson().texts().get(question.key() + ".answers." + letter));
    }
    StringBuilder text = new StringBuilder();
    int longest = answers.stream().mapToInt(Layout::length).sum() + 5 * (answers.size() - 1) + 2;
    if (longest <= layout.width()) {
      text.append(layout.beside(answers, "  ", 5));
    } else {
      answers.forEach(answer ->
          text.append(layout.wrap(answer.substring(3), "  " + answer.charAt(0) + "  ", "     ")));
    }
    String given = journey.here().answers().get(question.key());
    if (given != null) {
      text.append(say("question.given", "answer", given));
    }
    return text.toString();
  }

  /** What is told when a task is done: the answer to the question before it, and the closing. */
  String done(Journey journey, Step.Do task) {
    StringBuilder text = new StringBuilder();
    int index = journey.lesson().steps().indexOf(task);
    for (int i = index - 1; i >= 0 && !(journey.lesson().steps().get(i) instanceof Step.Do); i--) {
      if (journey.lesson().steps().get(i) instanceof Step.Predict predict) {
        text.insert(0, reveal(journey, predict));
      }
    }
    text.append(text.isEmpty() ? "" : "\n");
    text.append(layout.wrap(journey.lesson().texts().get(task.key() + ".closing")));
    text.append(say(journey.isLast() ? "read.last" : "done.next"));
    return text.toString();
  }

  private String reveal(Journey journey, Step.Predict predict) {
    String given = journey.here().answers().get(predict.key());
    String verdict = "";
    if (given != null) {
      verdict =
          given.equals(predict.right())
              ? messages.get("predict.right") + " "
              : messages.get(
                      "predict.wrong",
                      "given",
                      answer(journey, predict, given),
                      "right",
                      answer(journey, predict, predict.right()))
                  + " ";
    }
    return layout.wrap(verdict + journey.lesson().texts().get(predict.key() + ".reveal"));
  }

  private static String answer(Journey journey, Step.Question question, String letter) {
    return journey.lesson().texts().get(question.key() + ".answers." + letter);
  }

  String quizReply(Journey journey, Step.Quiz quiz, String letter) {
    String verdict = messages.get(letter.equals(quiz.right()) ? "quiz.right" : "quiz.wrong");
    return layout.wrap(
        verdict + " " + journey.lesson().texts().get(quiz.key() + ".replies." + letter));
  }

  VerdictText verdicts(Journey journey) {
    return new VerdictText(messages, layout, journey.lesson().texts());
  }

  String hint(Journey journey, Step.Do task, int number) {
    return layout.wrap(
        messages.get("hint.number", "n", number, "all", task.hints())
            + " "
            + journey.lesson().texts().get(task.key() + ".hints." + number),
        "  ",
        "  ");
  }

  String solution(Journey journey, Step.Do task) {
    StringBuilder text = new StringBuilder();
    for (Step.Solution solution : task.solutions()) {
      journey
          .lesson()
          .texts()
          .find(task.key() + ".solutions." + solution.key())
          .ifPresent(note -> text.append(layout.wrap(note)));
      solution.lines().stream()
          .filter(line -> !line.startsWith("@"))
          .forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.append(say("solution.offer")).toString();
  }
}
