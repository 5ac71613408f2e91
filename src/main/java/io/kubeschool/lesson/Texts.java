package io.kubeschool.lesson;

import java.util.Map;
import java.util.Optional;

/**
 * A lesson's texts in one language, by key: {@code title}; for each step {@code STEP.text}, {@code
 * STEP.answers.LETTER}, {@code STEP.reveal} (predict), {@code STEP.replies.LETTER} (quiz), {@code
 * STEP.closing}, {@code STEP.hints.N} from 1, {@code STEP.criteria.KEY}, {@code STEP.messages.KEY},
 * {@code STEP.solutions.KEY}.
 */
public record Texts(Language language, Map<String, String> byKey) {

  /** The text of that key. */
  public String get(String key) {
    String text = byKey.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return text;
  }

  /** The text of that key, if there is one. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }
}
