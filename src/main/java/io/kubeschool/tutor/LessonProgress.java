package io.kubeschool.tutor;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a learner has come in a lesson. Immutable.
 *
 * @param step the index of the present step
 * @param staged the index of the last step whose stage the world has been brought to, or -1
 * @param finished whether the last step was left
 * @param done the keys of the steps that are done
 * @param answers the letters given, by the key of the question
 * @param hints how many hints were shown, by the key of the step
 * @param marks how many inputs the world had when a step began, by the key of the step
 * @param commands how many commands had been typed then
 */
record LessonProgress(
    int step,
    int staged,
    boolean finished,
    Set<String> done,
    Map<String, String> answers,
    Map<String, Integer> hints,
    Map<String, Integer> marks,
    Map<String, Integer> commands) {

  static final LessonProgress NONE =
      new LessonProgress(0, -1, false, Set.of(), Map.of(), Map.of(), Map.of(), Map.of());

  LessonProgress atStep(int newStep) {
    return new LessonProgress(newStep, staged, finished, done, answers, hints, marks, commands);
  }

  LessonProgress finish() {
    return new LessonProgress(step, staged, true, done, answers, hints, marks, commands);
  }

  LessonProgress withDone(String key) {
    Set<String> more = new LinkedHashSet<>(done);
    more.add(key);
    return new LessonProgress(step, staged, finished, more, answers, hints, marks, commands);
  }

  LessonProgress withAnswer(String key, String letter) {
    return new LessonProgress(
        step, staged, finished, done, with(answers, key, letter), hints, marks, commands);
  }

  LessonProgress withHints(String key, int count) {
    return new LessonProgress(
        step, staged, finished, done, answers, with(hints, key, count), marks, commands);
  }

  LessonProgress withStage(int index, String key, int size, int typed) {
    return new LessonProgress(
        step,
        index,
        finished,
        done,
        answers,
        hints,
        with(marks, key, size),
        with(commands, key, typed));
  }

  /** What holds while a step's stage is on: how many inputs the world had when that began. */
  LessonProgress withStageBegun(String key, int size) {
    return new LessonProgress(
        step, staged, finished, done, answers, hints, with(marks, key, size), commands);
  }

  /** What holds when its world is made anew: no step of it has begun. */
  LessonProgress inNewWorld() {
    return new LessonProgress(step, -1, finished, done, answers, hints, Map.of(), Map.of());
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  JsonObject toJson() {
    return Json.objectOf(
        "step", step,
        "staged", staged,
        "finished", finished,
        "done", new TreeSet<>(done),
        "answers", answers,
        "hints", hints,
        "marks", marks,
        "commands", commands);
  }

  static LessonProgress fromJson(JsonObject json) {
    return new LessonProgress(
        (int) json.number(0, "step"),
        (int) json.number(-1, "staged"),
        json.bool("finished"),
        new LinkedHashSet<>(json.array("done").strings()),
        json.object("answers").strings(),
        numbers(json.object("hints")),
        numbers(json.object("marks")),
        numbers(json.object("commands")));
  }

  private static Map<String, Integer> numbers(JsonObject object) {
    Map<String, Integer> numbers = new TreeMap<>();
    object.forEach((name, value) -> {
      if (value instanceof JsonNumber number) {
        numbers.put(name, (int) number.longValue());
      }
    });
    return numbers;
  }
}
