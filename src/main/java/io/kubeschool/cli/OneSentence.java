package io.kubeschool.cli;

import picocli.CommandLine;

/**
 * Tells what went wrong in one sentence; the stack trace goes where {@code KUBESCHOOL_DEBUG} asks
 * for it.
 */
final class OneSentence implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (System.getenv("KUBESCHOOL_DEBUG") != null) {
      e.printStackTrace();
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    System.err.println("kubeschool: " + message);
    return 1;
  }
}
