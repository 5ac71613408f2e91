package io.kubeschool.machine.shell;

import io.kubeschool.machine.Signal;

/** What a shell says of a process that a signal ended. Models strsignal(3). */
final class SignalText {

  private SignalText() {}

  static String of(Signal signal) {
    return switch (signal) {
      case HUP -> "Hangup";
      case INT -> "Interrupt";
      case QUIT -> "Quit";
      case KILL -> "Killed";
      case USR1 -> "User defined signal 1";
      case USR2 -> "User defined signal 2";
      case PIPE -> "Broken pipe";
      case ALRM -> "Alarm clock";
      case TERM -> "Terminated";
      case STOP, TSTP -> "Stopped";
      default -> signal.name();
    };
  }

  /** The signal that a name ({@code TERM}, {@code SIGTERM}) or number means, or null. */
  static Signal parse(String text) {
    String name = text.toUpperCase(java.util.Locale.ROOT);
    for (Signal signal : Signal.values()) {
      if (name.equals(signal.name())
          || name.equals("SIG" + signal.name())
          || name.equals(Integer.toString(signal.number()))) {
        return signal;
      }
    }
    return null;
  }
}
