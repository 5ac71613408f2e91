package io.kubeschool.tutor;

import io.kubeschool.lesson.Language;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of a learner between sessions. Immutable.
 *
 * @param language chosen by the {@code lang} command, or null
 * @param lesson the id of the lesson that was left last, or ""
 * @param lessons by id
 */
record Progress(Language language, String lesson, Map<String, LessonProgress> lessons) {

  static final Progress NONE = new Progress(null, "", Map.of());

  LessonProgress of(String id) {
    return lessons.getOrDefault(id, LessonProgress.NONE);
  }

  Progress with(String id, LessonProgress progress) {
    Map<String, LessonProgress> more = new TreeMap<>(lessons);
    more.put(id, progress);
    return new Progress(language, lesson, more);
  }

  Progress inLanguage(Language newLanguage) {
    return new Progress(newLanguage, lesson, lessons);
  }

  Progress inLesson(String id) {
    return new Progress(language, id, lessons);
  }

  JsonObject toJson() {
    JsonObject.Builder byId = JsonObject.builder();
    lessons.forEach((id, progress) -> byId.put(id, progress.toJson()));
    return Json.objectOf(
        "version",
        1,
        "language",
        language == null ? "" : language.code(),
        "lesson",
        lesson,
        "lessons",
        byId.build());
  }

  static Progress fromJson(JsonObject json) {
    Map<String, LessonProgress> lessons = new TreeMap<>();
    json.object("lessons")
        .forEach((id, value) -> {
          if (value instanceof JsonObject object) {
            lessons.put(id, LessonProgress.fromJson(object));
          }
        });
    return new Progress(
        Language.of(json.string("language")).orElse(null), json.string("lesson"), lessons);
  }
}
