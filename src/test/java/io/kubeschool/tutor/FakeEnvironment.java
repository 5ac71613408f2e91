package io.kubeschool.tutor;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.model.Json;
import io.kubeschool.world.CommandRecord;
import io.kubeschool.world.TakenBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A world in which commands do nothing but be remembered, and {@code touch FILE} makes files. */
final class FakeEnvironment implements Environment, Environments {

  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

  private final List<String> inputs = new ArrayList<>();
  private final List<String> undone = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  int worlds;

  @Override
  public Environment create(Lesson lesson) {
    inputs.clear();
    undone.clear();
    worlds++;
    return this;
  }

  @Override
  public Optional<Environment> resume(Lesson lesson) {
    return worlds == 0 ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Optional<Environment> resume(
      Lesson lesson, Set<Integer> sizes, Consumer<Environment> look) {
    List<String> all = List.copyOf(inputs);
    inputs.clear();
    for (String input : all) {
      inputs.add(input);
      if (sizes.contains(inputs.size())) {
        look.accept(this);
      }
    }
    return resume(lesson);
  }

  List<String> inputs() {
    return inputs;
  }

  @Override
  public Instant now() {
    return START.plus(passed);
  }

  @Override
  public Api api() {
    return new Api() {
      @Override
      public Reply call(Request request) {
        return Reply.of(200, Json.objectOf("items", List.of()));
      }

      @Override
      public Subscription watch(Request request, WatchSink sink) {
        return () -> {};
      }

      @Override
      public Connection connect(Request request, ConnectionSink sink) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public Optional<String> file(String path) {
    return inputs.contains("type touch " + path)
            || inputs.stream().anyMatch(i -> i.startsWith("script ") && i.contains("touch " + path))
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public List<CommandRecord> commands() {
    return inputs.stream()
        .filter(input -> input.startsWith("type "))
        .map(input -> new CommandRecord(input.substring(5), "", 0, now(), now()))
        .toList();
  }

  @Override
  public void type(String line) {
    inputs.add("type " + line);
  }

  @Override
  public String script(String commands) {
    inputs.add("script " + commands);
    return "";
  }

  @Override
  public void place(String path, String content) {
    inputs.add("place " + path);
  }

  @Override
  public void elapse(Duration duration) {
    passed = passed.plus(duration);
  }

  @Override
  public void listen(Duration duration) {}

  @Override
  public int size() {
    return inputs.size();
  }

  @Override
  public void undoTo(int size) {
    while (inputs.size() > size) {
      undone.add(inputs.removeLast());
    }
  }

  @Override
  public Optional<TakenBack> undo(int floor) {
    for (int i = inputs.size() - 1; i >= floor; i--) {
      if (changes(inputs.get(i))) {
        undoTo(i);
        return Optional.of(new TakenBack(undone.getLast().substring(5), undone.size() - 1));
      }
    }
    return Optional.empty();
  }

  private static boolean changes(String input) {
    return input.startsWith("type touch ");
  }

  @Override
  public Optional<TakenBack> redo() {
    if (undone.isEmpty()) {
      return Optional.empty();
    }
    int others = undone.size() - 1;
    String line = undone.getLast().substring(5);
    while (!undone.isEmpty()) {
      inputs.add(undone.removeLast());
    }
    return Optional.of(new TakenBack(line, others));
  }

  @Override
  public void close() {}
}
