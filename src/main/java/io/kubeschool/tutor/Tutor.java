package io.kubeschool.tutor;

import io.kubeschool.check.CheckException;
import io.kubeschool.check.Criterion;
import io.kubeschool.check.Verdict;
import io.kubeschool.lesson.Durations;
import io.kubeschool.lesson.Language;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.lesson.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The dialogue with the learner: a line comes in, text goes out. It knows nothing of terminals.
 * Lines that are not for it are the shell's; {@link #afterCommand} looks at what they did.
 */
public final class Tutor implements AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final Journey journey;
  private final IntSupplier columns;
  private final Map<String, TutorCommand> commands = new LinkedHashMap<>();
  private final Set<String> met = new LinkedHashSet<>();
  private Messages messages;
  private List<String> offered = List.of();
  private boolean skipOffered;
  private boolean stepShown;
  private String brokenStep = "";

  /** A tutor, at the lesson that the learner left. */
  public Tutor(TutorSettings settings) {
    journey =
        new Journey(
            new LessonLoader(settings.content()),
            settings.environments(),
            settings.checker(),
            new ProgressFile(settings.progress()),
            settings.wanted(),
            settings.otherwise());
    columns = settings.columns();
    messages = new Messages(journey.language());
    declareCommands();
    journey.resume();
  }

  private void declareCommands() {
    add(TutorCommand.plain("next", this::next));
    add(TutorCommand.plain("back", this::back));
    add(TutorCommand.plain("check", this::check));
    add(TutorCommand.plain("hint", this::hint));
    add(TutorCommand.plain("solution", this::solution));
    add(TutorCommand.plain("undo", this::undo));
    add(TutorCommand.plain("redo", this::redo));
    add(TutorCommand.plain("reset", this::reset));
    add(new TutorCommand("wait", "30s", Tutor::isDuration, List::of, this::waitFor));
    add(
        new TutorCommand(
            "draw",
            "deployment/web",
            args -> args.size() <= 1,
            this::drawable,
            args -> Reply.of(drawing().draw(args.isEmpty() ? "" : args.getFirst()))));
    add(TutorCommand.plain("status", this::showStep));
    add(
        new TutorCommand(
            "lessons", "1.2", args -> args.size() <= 1, this::lessonNumbers, this::lessons));
    add(
        new TutorCommand(
            "lang", "en|ru|fr", args -> args.size() <= 1, Tutor::languages, this::lang));
    add(TutorCommand.plain("help", this::help));
    add(TutorCommand.plain("quit", () -> new Reply(say("quit"), List.of(), true)));
  }

  private void add(TutorCommand command) {
    commands.put(command.name(), command);
  }

  private Screens screens() {
    return new Screens(messages, new Layout(columns.getAsInt()));
  }

  private Drawing drawing() {
    return new Drawing(journey.environment(), messages, new Layout(columns.getAsInt()));
  }

  private String say(String key, Object... namesAndValues) {
    return screens().say(key, namesAndValues);
  }

  /** The world of the present lesson; another one after each line that was for the tutor. */
  public Environment environment() {
    return journey.environment();
  }

  /** The greeting and, if the learner comes back to the middle of a lesson, where they are. */
  public String greeting() {
    return screens().greeting(journey);
  }

  /** What to print before the prompt when an answer is wanted, or "". */
  public String prompt() {
    return question().isPresent() ? messages.get("prompt.answer") : "";
  }

  private Optional<Step.Question> question() {
    return journey.step() instanceof Step.Question question
            && !journey.here().answers().containsKey(question.key())
        ? Optional.of(question)
        : Optional.empty();
  }

  /**
   * Takes a line that was typed at the workstation's prompt.
   *
   * @return what the tutor says to it; nothing if it is the shell's
   */
  public Optional<Reply> handle(String line) {
    List<String> accepted = offered;
    offered = List.of();
    boolean skip = skipOffered;
    skipOffered = false;
    String text = line.strip();
    if (text.isEmpty() && !stepShown) {
      return Optional.of(showStep());
    }
    if (text.isEmpty()) {
      return goesOn() ? Optional.of(next()) : Optional.empty();
    }
    if (!accepted.isEmpty() && messages.get("yes").lines().anyMatch(text.toLowerCase()::equals)) {
      return Optional.of(new Reply("", accepted, false));
    }
    if (!accepted.isEmpty() && messages.get("no").lines().anyMatch(text.toLowerCase()::equals)) {
      return Optional.of(Reply.of(""));
    }
    Optional<Step.Question> question = question();
    if (question.isPresent() && question.get().answers().contains(text)) {
      return Optional.of(answer(question.get(), text));
    }
    skipOffered = skip;
    boolean forTutor = text.startsWith(":");
    List<String> words = List.of((forTutor ? text.substring(1) : text).strip().split("\\s+"));
    TutorCommand command = commands.get(words.getFirst());
    List<String> arguments = words.subList(1, words.size());
    if (command == null) {
      return forTutor
          ? Optional.of(Reply.of(say("command.unknown", "command", words.getFirst())))
          : Optional.empty();
    }
    if (!command.accepts().test(arguments)) {
      return forTutor
          ? Optional.of(
              Reply.of(say("command.usage", "command", command.name() + " " + command.arguments())))
          : Optional.empty();
    }
    return Optional.of(command.run().apply(arguments));
  }

  /** What is to be said after a line that went to the shell, or after time passed; mostly "". */
  public String afterCommand() {
    if (!(journey.step() instanceof Step.Do task) || journey.isDone(task)) {
      return "";
    }
    Verdict verdict;
    try {
      verdict = journey.check(task);
    } catch (CheckException e) {
      if (brokenStep.equals(task.key())) {
        return "";
      }
      brokenStep = task.key();
      return say("check.broken", "error", e.getMessage());
    }
    List<Criterion> news =
        verdict.criteria().stream()
            .filter(Criterion::passed)
            .filter(criterion -> met.add(task.key() + "." + criterion.key()))
            .toList();
    String text = news.isEmpty() ? "" : screens().verdicts(journey).met(task, news);
    if (!verdict.isComplete()) {
      return text;
    }
    journey.keep(journey.here().withDone(task.key()));
    return text + screens().done(journey, task);
  }

  private boolean goesOn() {
    return switch (journey.step()) {
      case Step.Do task -> journey.isDone(task);
      case Step.Question _ -> question().isEmpty();
      default -> !(journey.isLast() && journey.here().finished());
    };
  }

  private Reply showStep() {
    stepShown = true;
    return Reply.of(screens().step(journey));
  }

  private Reply answer(Step.Question question, String letter) {
    journey.keep(journey.here().withAnswer(question.key(), letter).withDone(question.key()));
    if (question instanceof Step.Quiz quiz) {
      String reply = screens().quizReply(journey, quiz, letter);
      return Reply.of(reply + say(journey.isLast() ? "read.last" : "read.next"));
    }
    String noted = say("predict.noted");
    if (journey.isLast()) {
      return Reply.of(noted);
    }
    return Reply.of(noted + "\n" + next().text());
  }

  private Reply next() {
    if (journey.step() instanceof Step.Do task && !journey.isDone(task) && !skipOffered) {
      skipOffered = true;
      return Reply.of(say("next.undone"));
    }
    skipOffered = false;
    if (!journey.isLast()) {
      journey.next();
      met.clear();
      return showStep();
    }
    journey.next();
    Optional<String> after = journey.course().after(journey.lesson().id());
    if (after.isEmpty()) {
      return Reply.of(say("course.finished"));
    }
    return open(after.get(), false);
  }

  private Reply open(String id, boolean again) {
    journey.open(id, again);
    met.clear();
    return showStep();
  }

  private Reply back() {
    if (journey.here().step() == 0) {
      return Reply.of(say("back.first"));
    }
    journey.back();
    return showStep();
  }

  private Reply check() {
    if (!(journey.step() instanceof Step.Do task)) {
      return Reply.of(say("check.nothing"));
    }
    String news = afterCommand();
    try {
      return Reply.of(screens().verdicts(journey).all(task, journey.check(task)) + news);
    } catch (CheckException e) {
      return Reply.of(say("check.broken", "error", e.getMessage()));
    }
  }

  private Reply hint() {
    if (!(journey.step() instanceof Step.Do task)) {
      return Reply.of(say("hint.none"));
    }
    int shown = journey.here().hints().getOrDefault(task.key(), 0);
    int number = Math.min(shown + 1, task.hints());
    journey.keep(journey.here().withHints(task.key(), number));
    String more = say(number < task.hints() ? "hint.more" : "hint.last");
    return Reply.of(screens().hint(journey, task, number) + (shown < number ? "" : more));
  }

  private Reply solution() {
    if (!(journey.step() instanceof Step.Do task)) {
      return Reply.of(say("hint.none"));
    }
    offered = new ArrayList<>(task.solutions().getFirst().lines());
    offered.add("@settle");
    return Reply.of(screens().solution(journey, task));
  }

  private Reply undo() {
    Environment world = journey.environment();
    Instant before = world.now();
    return Reply.of(
        world
            .undo(journey.markOf(journey.step()))
            .map(taken -> screens().undone(taken, Duration.between(world.now(), before)))
            .orElseGet(() -> say("undo.nothing")));
  }

  private Reply redo() {
    return Reply.of(
        journey.environment().redo().map(screens()::redone).orElseGet(() -> say("redo.nothing")));
  }

  private Reply reset() {
    journey.reset();
    met.clear();
    return Reply.of(say("reset.done") + screens().step(journey));
  }

  private static boolean isDuration(List<String> arguments) {
    return arguments.size() == 1
        && arguments.getFirst().matches(".*[hms]")
        && Durations.parse(arguments.getFirst())
            .filter(duration -> duration.isPositive() && duration.compareTo(LONGEST_WAIT) <= 0)
            .isPresent();
  }

  private Reply waitFor(List<String> arguments) {
    Duration duration = Durations.parse(arguments.getFirst()).orElseThrow();
    journey.environment().elapse(duration);
    return Reply.of(say("wait.done", "time", messages.duration(duration)) + afterCommand());
  }

  private Reply lessons(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Reply.of(screens().map(journey));
    }
    return journey
        .course()
        .find(arguments.getFirst())
        .map(id -> open(id, false))
        .orElseGet(() -> Reply.of(say("lessons.unknown", "name", arguments.getFirst())));
  }

  private Reply lang(List<String> arguments) {
    Optional<Language> language =
        arguments.isEmpty() ? Optional.empty() : Language.of(arguments.getFirst());
    if (language.isEmpty()) {
      return Reply.of(say("lang.choice"));
    }
    messages = new Messages(language.get());
    journey.speak(language.get());
    return showStep();
  }

  private Reply help() {
    StringBuilder text = new StringBuilder(say("help.start"));
    Layout layout = new Layout(columns.getAsInt());
    for (TutorCommand command : commands.values()) {
      String usage = (command.name() + " " + command.arguments()).strip();
      text.append(
          layout.wrap(
              messages.get("help." + command.name()),
              "  " + usage + " ".repeat(Math.max(1, 22 - usage.length())),
              " ".repeat(24)));
    }
    return Reply.of(text.append(say("help.end")).toString());
  }

  private List<String> lessonNumbers() {
    return journey.course().lessons().stream().map(journey.course()::number).toList();
  }

  private List<String> drawable() {
    return drawing().names();
  }

  private static List<String> languages() {
    return java.util.Arrays.stream(Language.values()).map(Language::code).toList();
  }

  /** The words that the tutor offers to complete the line up to the cursor; whole words. */
  public List<String> complete(String line) {
    String text = line.startsWith(":") ? line.substring(1) : line;
    String colon = line.startsWith(":") ? ":" : "";
    int space = text.indexOf(' ');
    List<String> words = new ArrayList<>();
    if (space < 0) {
      commands.keySet().stream()
          .filter(name -> name.startsWith(text))
          .forEach(name -> words.add(colon + name));
      return words;
    }
    TutorCommand command = commands.get(text.substring(0, space));
    String argument = text.substring(space + 1);
    if (command != null && !argument.contains(" ")) {
      command.candidates().get().stream()
          .filter(candidate -> candidate.startsWith(argument))
          .forEach(words::add);
    }
    return words;
  }

  /** Leaves the world, which can be resumed. */
  @Override
  public void close() {
    journey.close();
  }
}
