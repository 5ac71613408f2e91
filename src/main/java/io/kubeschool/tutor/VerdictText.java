package io.kubeschool.tutor;

import io.kubeschool.check.Criterion;
import io.kubeschool.check.Verdict;
import io.kubeschool.lesson.Step;
import io.kubeschool.lesson.Texts;
import java.util.List;

/** Verdicts in words: the check gives keys and values, the lesson's texts the sentences. */
public final class VerdictText {

  private final Messages messages;
  private final Layout layout;
  private final Texts texts;

  VerdictText(Messages messages, Layout layout, Texts texts) {
    this.messages = messages;
    this.layout = layout;
    this.texts = texts;
  }

  /** Verdicts about a lesson whose texts are these, for a terminal that is that wide. */
  public static VerdictText of(Texts texts, int columns) {
    return new VerdictText(new Messages(texts.language()), new Layout(columns), texts);
  }

  /** Quiet lines about what is met now and was not before. */
  String met(Step.Do task, List<Criterion> news) {
    List<String> items = news.stream().map(criterion -> "✓ " + text(task, criterion)).toList();
    return layout.beside(items, "  ", 3);
  }

  /** All that a check found out. */
  public String all(Step.Do task, Verdict verdict) {
    StringBuilder text = new StringBuilder();
    for (Criterion criterion : verdict.criteria()) {
      text.append(
          layout.wrap(
              text(task, criterion) + explanation(task, criterion),
              "  " + mark(criterion) + " " + criterion.weight() + "  ",
              "       "));
    }
    String key = verdict.isComplete() ? "check.complete" : "check.points";
    return text.append(
            layout.wrap(messages.get(key, "points", verdict.score(), "total", verdict.total())))
        .toString();
  }

  /** A criterion without a message waits for another one to be met first. */
  private static String mark(Criterion criterion) {
    if (criterion.passed()) {
      return "✓";
    }
    return criterion.message().isEmpty() ? "·" : "✗";
  }

  private String text(Step.Do task, Criterion criterion) {
    return messages.fill(
        texts.get(task.key() + ".criteria." + criterion.key()), criterion.arguments());
  }

  private String explanation(Step.Do task, Criterion criterion) {
    if (criterion.passed() || criterion.message().isEmpty()) {
      return "";
    }
    String message = texts.get(task.key() + ".messages." + criterion.message());
    StringBuilder text =
        new StringBuilder(messages.get("check.colon"))
            .append(messages.fill(message, criterion.arguments()));
    if (!criterion.where().isEmpty()) {
      text.append(' ').append(messages.get("check.see", "command", criterion.where()));
    }
    return text.toString();
  }
}
