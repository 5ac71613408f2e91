package io.kubeschool.machine.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A shell's variables, with those that functions declare local. */
final class Variables {

  /** Longest text that a variable may hold, in characters. */
  static final int MAX_LENGTH = 16 << 20;

  private final SortedMap<String, Variable> all;
  private final Deque<Map<String, Variable>> frames = new ArrayDeque<>();

  Variables() {
    all = new TreeMap<>();
  }

  private Variables(Variables other) {
    all = new TreeMap<>();
    other.all.forEach((name, variable) -> all.put(name, variable.copy()));
    frames.addAll(other.frames);
  }

  Variables copy() {
    return new Variables(this);
  }

  /** The variable of that name, or null. */
  Variable find(String name) {
    return all.get(name);
  }

  /** The variable of that name, made if there is none. */
  Variable make(String name) {
    return all.computeIfAbsent(name, n -> new Variable());
  }

  /** Its text, or null. */
  String value(String name) {
    Variable variable = all.get(name);
    return variable == null ? null : variable.value();
  }

  /** Sets a text. */
  void set(String name, String value) {
    make(name).setValue(value);
  }

  void remove(String name) {
    all.remove(name);
  }

  SortedMap<String, Variable> all() {
    return all;
  }

  /** A function begins. */
  void enter() {
    frames.push(new HashMap<>());
  }

  /** A function ends: what its local variables hid comes back. */
  void leave() {
    frames.pop().forEach((name, hidden) -> restore(name, hidden));
  }

  boolean inFunction() {
    return !frames.isEmpty();
  }

  /** Hides a variable until the function ends. */
  Variable declareLocal(String name) {
    Map<String, Variable> frame = frames.peek();
    if (!frame.containsKey(name)) {
      frame.put(name, all.get(name));
      Variable local = new Variable();
      all.put(name, local);
    }
    return all.get(name);
  }

  /** Puts a variable back, or removes it if {@code variable} is null. */
  void restore(String name, Variable variable) {
    if (variable == null) {
      all.remove(name);
    } else {
      all.put(name, variable);
    }
  }

  /** What child processes get. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    all.forEach((name, variable) -> {
      if (variable.exported() && variable.isSet() && !variable.isArray()) {
        environment.put(name, variable.value());
      }
    });
    return environment;
  }
}
