package io.kubeschool.lesson;

import java.util.List;
import java.util.Map;

/**
 * A lesson: its steps and, in one language, its texts.
 *
 * @param id its folder within the content, {@code 03-replicasets/10-adoption}
 * @param minutes how long it takes
 * @param experiments which experiments of the notes it covers, {@code 000-E5}
 * @param seed of its cluster
 * @param nodes of its cluster
 * @param files what lies in the learner's home, by relative path
 * @param texts its texts in the language that was asked for
 */
public record Lesson(
    String id,
    int minutes,
    List<String> experiments,
    long seed,
    List<String> nodes,
    Map<String, String> files,
    List<Step> steps,
    Texts texts) {

  /** Its title. */
  public String title() {
    return texts.get("title");
  }

  /** The same lesson with the texts of another language. */
  public Lesson withTexts(Texts other) {
    return new Lesson(id, minutes, experiments, seed, nodes, files, steps, other);
  }
}
