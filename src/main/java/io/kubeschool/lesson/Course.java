package io.kubeschool.lesson;

import java.util.List;
import java.util.Optional;

/** The chapters and, within them, the names of the lessons, in order. */
public record Course(List<Chapter> chapters) {

  /**
   * A chapter.
   *
   * @param id its folder
   * @param lessons the ids of its lessons
   */
  public record Chapter(String id, List<String> lessons) {}

  /** The ids of all lessons. */
  public List<String> lessons() {
    return chapters.stream().flatMap(chapter -> chapter.lessons().stream()).toList();
  }

  /** A lesson's number, {@code 3.2}: chapter and place in it, from 1. */
  public String number(String lesson) {
    for (int c = 0; c < chapters.size(); c++) {
      int place = chapters.get(c).lessons().indexOf(lesson);
      if (place >= 0) {
        return (c + 1) + "." + (place + 1);
      }
    }
    throw new IllegalArgumentException("no lesson " + lesson);
  }

  /** The lesson of that number or id. */
  public Optional<String> find(String name) {
    return lessons().stream().filter(id -> id.equals(name) || number(id).equals(name)).findFirst();
  }

  /** The lesson after that one. */
  public Optional<String> after(String lesson) {
    List<String> all = lessons();
    int next = all.indexOf(lesson) + 1;
    return next < all.size() ? Optional.of(all.get(next)) : Optional.empty();
  }
}
