package io.kubeschool.machine;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What a new process gets.
 *
 * @param program what it runs; found by its parent (the shell by PATH, the kubelet by the image's
 *     entry point)
 * @param arguments its argv, the name first
 * @param environment its variables
 * @param directory its working directory, absolute
 * @param account as whom it runs
 * @param in its standard input; {@link InputStream#nullInputStream} if it has none
 * @param out its standard output
 * @param err its standard error
 * @param tty its controlling terminal, or null
 */
public record ProcessSpec(
    Program program,
    List<String> arguments,
    Map<String, String> environment,
    String directory,
    Account account,
    InputStream in,
    OutputStream out,
    OutputStream err,
    Tty tty) {

  /** The same with other streams. */
  public ProcessSpec withStreams(InputStream newIn, OutputStream newOut, OutputStream newErr) {
    return new ProcessSpec(
        program, arguments, environment, directory, account, newIn, newOut, newErr, tty);
  }
}
