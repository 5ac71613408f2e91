package io.kubeschool.kubectl.kustomize;

import java.util.Locale;

/** What a generator does about a resource of the same name. Models types/generationbehavior.go. */
enum Behavior {
  UNSPECIFIED,
  CREATE,
  REPLACE,
  MERGE;

  /** The one of that name; an unknown one is none. */
  static Behavior of(String name) {
    return switch (name) {
      case "create" -> CREATE;
      case "replace" -> REPLACE;
      case "merge" -> MERGE;
      default -> UNSPECIFIED;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
