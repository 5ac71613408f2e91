package io.kubeschool.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the steps of a lesson and gathers their English texts. */
final class StepReader {

  private static final List<String> DO_FIELDS =
      List.of(
          "do",
          "text",
          "fresh",
          "setup",
          "symptoms",
          "check",
          "criteria",
          "messages",
          "solutions",
          "wrong",
          "hints",
          "closing");

  private final Map<String, BiFunction<String, ContentNode, Step>> kinds = new LinkedHashMap<>();
  private final TextCollector texts;

  StepReader(TextCollector texts) {
    this.texts = texts;
    kinds.put("read", this::read);
    kinds.put("predict", this::predict);
    kinds.put("do", this::doStep);
    kinds.put("quiz", this::quiz);
    kinds.put("explore", this::explore);
  }

  List<Step> steps(ContentNode list) {
    List<Step> steps = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (ContentNode item : list.items()) {
      Step step = step(item);
      if (!keys.add(step.key())) {
        throw item.error("there are two steps " + step.key());
      }
      steps.add(step);
    }
    if (steps.isEmpty()) {
      throw list.error("a lesson needs a step");
    }
    return List.copyOf(steps);
  }

  private Step step(ContentNode item) {
    Map<String, ContentNode> fields = item.fields();
    for (Map.Entry<String, BiFunction<String, ContentNode, Step>> kind : kinds.entrySet()) {
      if (fields.containsKey(kind.getKey())) {
        String key = fields.get(kind.getKey()).key();
        texts.put(key + ".text", item.required("text"));
        return kind.getValue().apply(key, item);
      }
    }
    throw item.error("a step starts with one of " + String.join(", ", kinds.keySet()));
  }

  private Step read(String key, ContentNode item) {
    item.fields(List.of("read", "text", "fresh", "setup"));
    return new Step.Read(key, stage(item));
  }

  private Step explore(String key, ContentNode item) {
    item.fields(List.of("explore", "text", "tries", "fresh", "setup"));
    return new Step.Explore(key, stage(item), lines(item.optional("tries")));
  }

  private Step predict(String key, ContentNode item) {
    item.fields(List.of("predict", "text", "answers", "right", "reveal", "fresh", "setup"));
    texts.put(key + ".reveal", item.required("reveal"));
    List<String> answers = answers(key, item);
    return new Step.Predict(key, stage(item), answers, right(answers, item));
  }

  private Step quiz(String key, ContentNode item) {
    item.fields(List.of("quiz", "text", "answers", "right", "replies", "fresh", "setup"));
    List<String> answers = answers(key, item);
    ContentNode replies = item.required("replies");
    replies.fields(answers);
    answers.forEach(letter -> texts.put(key + ".replies." + letter, replies.required(letter)));
    return new Step.Quiz(key, stage(item), answers, right(answers, item));
  }

  private List<String> answers(String key, ContentNode item) {
    List<String> letters = new ArrayList<>();
    item.required("answers")
        .fields()
        .forEach((letter, text) -> {
          if (!letter.matches("[a-z]")) {
            throw text.error("an answer is named by one letter, not " + letter);
          }
          letters.add(letter);
          texts.put(key + ".answers." + letter, text);
        });
    return List.copyOf(letters);
  }

  private static String right(List<String> answers, ContentNode item) {
    String right = item.required("right").text();
    if (!answers.contains(right)) {
      throw item.required("right").error("right must be one of " + String.join(", ", answers));
    }
    return right;
  }

  private Step doStep(String key, ContentNode item) {
    item.fields(DO_FIELDS);
    texts.put(key + ".closing", item.required("closing"));
    List<ContentNode> hints = item.required("hints").items();
    for (int i = 0; i < hints.size(); i++) {
      texts.put(key + ".hints." + (i + 1), hints.get(i));
    }
    List<String> messages = messages(key, item);
    ContentNode check = item.required("check");
    return new Step.Do(
        key,
        stage(item),
        item.optional("symptoms") == null ? List.of() : symptoms(item.required("symptoms")),
        new Step.Script(check.text(), check.content()),
        criteria(key, item.required("criteria")),
        solutions(key, item.required("solutions")),
        wrong(item.required("wrong"), messages),
        hints.size(),
        messages);
  }

  private List<String> messages(String key, ContentNode item) {
    if (item.optional("messages") == null) {
      return List.of();
    }
    Map<String, ContentNode> messages = item.required("messages").fields();
    messages.forEach((name, text) -> texts.put(key + ".messages." + name, text));
    return List.copyOf(messages.keySet());
  }

  private List<Step.Weighted> criteria(String key, ContentNode map) {
    List<Step.Weighted> criteria = new ArrayList<>();
    map.fields()
        .forEach((name, node) -> {
          node.fields(List.of("weight", "text"));
          texts.put(key + ".criteria." + name, node.required("text"));
          criteria.add(new Step.Weighted(name, node.required("weight").number(1)));
        });
    return List.copyOf(criteria);
  }

  private List<Step.Solution> solutions(String key, ContentNode list) {
    List<Step.Solution> solutions = new ArrayList<>();
    for (ContentNode item : list.items()) {
      item.fields(List.of("key", "text", "run"));
      String name = item.required("key").key();
      texts.putIfGiven(key + ".solutions." + name, item.optional("text"));
      solutions.add(new Step.Solution(name, lines(item.required("run"))));
    }
    if (solutions.isEmpty()) {
      throw list.error("a do step needs a solution");
    }
    return List.copyOf(solutions);
  }

  private static List<Step.WrongAttempt> wrong(ContentNode list, List<String> messages) {
    List<Step.WrongAttempt> attempts = new ArrayList<>();
    for (ContentNode item : list.items()) {
      item.fields(List.of("key", "run", "reason"));
      String reason = item.required("reason").text();
      if (!messages.contains(reason)) {
        throw item.required("reason").error("there is no message " + reason);
      }
      attempts.add(
          new Step.WrongAttempt(item.required("key").key(), lines(item.required("run")), reason));
    }
    if (attempts.isEmpty()) {
      throw list.error("a do step needs a wrong attempt");
    }
    return List.copyOf(attempts);
  }

  private static Step.Stage stage(ContentNode item) {
    return new Step.Stage(
        item.optional("fresh") != null && item.required("fresh").bool(),
        item.optional("setup") == null ? List.of() : setup(item.required("setup")));
  }

  private static List<Setup> setup(ContentNode list) {
    List<Setup> setup = new ArrayList<>();
    for (ContentNode item : list.items()) {
      Map<String, ContentNode> fields =
          item.fields(List.of("apply", "run", "file", "as", "wait", "settle"));
      Map.Entry<String, ContentNode> action = fields.entrySet().iterator().next();
      ContentNode value = action.getValue();
      setup.add(
          switch (action.getKey()) {
            case "apply" -> new Setup.Apply(value.content());
            case "run" -> new Setup.Run(value.text());
            case "file" -> new Setup.File(item.required("as").text(), value.content());
            case "wait" -> new Setup.Wait(value.duration());
            case "settle" -> new Setup.Settle();
            default ->
                throw item.error("a setup item starts with apply, run, file, wait or settle");
          });
    }
    return List.copyOf(setup);
  }

  private static List<Step.Symptom> symptoms(ContentNode list) {
    List<Step.Symptom> symptoms = new ArrayList<>();
    for (ContentNode item : list.items()) {
      item.fields(List.of("run", "shows"));
      String shows = item.required("shows").text();
      try {
        Pattern.compile(shows);
      } catch (PatternSyntaxException e) {
        throw item.required("shows").error("not a regular expression: " + e.getDescription());
      }
      symptoms.add(new Step.Symptom(item.required("run").text(), shows));
    }
    return List.copyOf(symptoms);
  }

  private static List<String> lines(ContentNode node) {
    return node == null ? List.of() : node.text().lines().toList();
  }
}
