package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Tty;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams of a command in a container.
 *
 * @param tty its terminal, or null
 */
public record ExecStreams(InputStream in, OutputStream out, OutputStream err, Tty tty) {

  /** No input, all output into one stream. */
  public static ExecStreams into(OutputStream output) {
    return new ExecStreams(InputStream.nullInputStream(), output, output, null);
  }
}
