package io.kubeschool.lesson;

import java.util.Locale;
import java.util.Optional;

/** A language of the course; what else is particular to one lies in its texts. */
public enum Language {
  EN("lessons"),
  RU("lessons-ru"),
  FR("lessons-fr");

  private final String folder;

  Language(String folder) {
    this.folder = folder;
  }

  /** Its code, {@code en}, as in file names and on the command line. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The content folder that holds its texts. */
  public String folder() {
    return folder;
  }

  /** The language of a code or of a locale's name such as {@code fr_CA.UTF-8}. */
  public static Optional<Language> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      if (lower.equals(language.code()) || lower.matches(language.code() + "[_.@-].*")) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
