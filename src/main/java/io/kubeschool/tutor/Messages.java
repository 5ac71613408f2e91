package io.kubeschool.tutor;

import io.kubeschool.lesson.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tutor's sentences in one language. A placeholder is {@code {name}}; {@code
 * {name|point|points}} is the number and the form of the word that goes with it.
 */
public final class Messages {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([a-z][A-Za-z]*)((?:\\|[^|}]*)*)}");

  private final Language language;
  private final Properties texts = new Properties();
  private final PluralRule plural;

  /** The sentences of a language. */
  public Messages(Language language) {
    this.language = language;
    String name = "messages_" + language.code() + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    plural = PluralRule.valueOf(texts.getProperty("plural"));
  }

  /** Whose sentences these are. */
  public Language language() {
    return language;
  }

  /** The keys of all sentences. */
  public Set<String> keys() {
    return new TreeSet<>(texts.stringPropertyNames());
  }

  /**
   * A sentence with its placeholders filled.
   *
   * @param namesAndValues of the placeholders, alternating
   */
  public String get(String key, Object... namesAndValues) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], String.valueOf(namesAndValues[i + 1]));
    }
    return fill(text, values);
  }

  /** A text of a lesson with its placeholders filled; those without a value stay as they are. */
  public String fill(String text, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      String replacement = value == null ? matcher.group() : value + form(value, matcher.group(2));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(filled).toString();
  }

  private String form(String value, String forms) {
    if (forms.isEmpty()) {
      return "";
    }
    String[] words = forms.substring(1).split("\\|");
    long number = value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    return get("number.gap") + words[Math.min(plural.form(number), words.length - 1)];
  }

  /** A duration in its two greatest units: {@code 1 h 30 min}, {@code 12 s}. */
  public String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return get("duration.seconds", "n", seconds);
    }
    if (seconds < 3600) {
      String minutes = get("duration.minutes", "n", seconds / 60);
      return seconds % 60 == 0
          ? minutes
          : minutes + " " + get("duration.seconds", "n", seconds % 60);
    }
    String hours = get("duration.hours", "n", seconds / 3600);
    long minutes = seconds / 60 % 60;
    return minutes == 0 ? hours : hours + " " + get("duration.minutes", "n", minutes);
  }
}
