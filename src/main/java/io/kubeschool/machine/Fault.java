package io.kubeschool.machine;

/** A mistake in one of our programs, told in a line: it ends that program and nothing else. */
final class Fault {

  /** The exit status of a program with a mistake in it: EX_SOFTWARE of sysexits.h. */
  static final int STATUS = 70;

  private Fault() {}

  static String describe(RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String where =
        trace.length == 0
            ? ""
            : " (" + trace[0].getFileName() + ":" + trace[0].getLineNumber() + ")";
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith("io.kubeschool.")) {
        where = " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
        break;
      }
    }
    return fault.getClass().getSimpleName() + ": " + fault.getMessage() + where;
  }
}
