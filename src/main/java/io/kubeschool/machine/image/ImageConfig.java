package io.kubeschool.machine.image;

import io.kubeschool.machine.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * How a container of an image runs, unless its pod says otherwise. Models the OCI image
 * specification's config object.
 *
 * @param entrypoint what comes before the arguments; may be empty
 * @param command the arguments; may be empty
 * @param environment {@code NAME=value}, in order
 * @param user a name or a number, "" for root
 * @param workingDirectory absolute, "" for the root directory
 * @param exposedPorts such as {@code 80/tcp}
 * @param stopSignal what asks its main process to end
 */
public record ImageConfig(
    List<String> entrypoint,
    List<String> command,
    List<String> environment,
    String user,
    String workingDirectory,
    List<String> exposedPorts,
    Signal stopSignal) {

  /** What Docker's and containerd's images have as PATH. */
  public static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** An image that runs that command as root. */
  public static ImageConfig ofCommand(String... command) {
    return new ImageConfig(
        List.of(), List.of(command), List.of(PATH), "", "", List.of(), Signal.TERM);
  }

  /** The same behind that entry point. */
  public ImageConfig withEntrypoint(String... newEntrypoint) {
    return new ImageConfig(
        List.of(newEntrypoint),
        command,
        environment,
        user,
        workingDirectory,
        exposedPorts,
        stopSignal);
  }

  /** The same with more variables. */
  public ImageConfig withEnvironment(List<String> more) {
    List<String> all = new ArrayList<>(environment);
    all.addAll(more);
    return new ImageConfig(
        entrypoint, command, List.copyOf(all), user, workingDirectory, exposedPorts, stopSignal);
  }

  /** The same as another user. */
  public ImageConfig withUser(String newUser) {
    return new ImageConfig(
        entrypoint, command, environment, newUser, workingDirectory, exposedPorts, stopSignal);
  }

  /** The same in another directory. */
  public ImageConfig withWorkingDirectory(String directory) {
    return new ImageConfig(
        entrypoint, command, environment, user, directory, exposedPorts, stopSignal);
  }

  /** The same with those ports exposed. */
  public ImageConfig withPorts(String... ports) {
    return new ImageConfig(
        entrypoint, command, environment, user, workingDirectory, List.of(ports), stopSignal);
  }

  /** The same with another stop signal. */
  public ImageConfig withStopSignal(Signal signal) {
    return new ImageConfig(
        entrypoint, command, environment, user, workingDirectory, exposedPorts, signal);
  }
}
