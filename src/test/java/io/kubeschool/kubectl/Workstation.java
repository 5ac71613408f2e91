package io.kubeschool.kubectl;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;
import io.kubeschool.kubectl.client.ApiEndpoints;
import io.kubeschool.machine.Account;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.ResidentProgram;
import io.kubeschool.sim.Simulation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A machine with kubectl in front of a server; runs one command at a time. */
final class Workstation {

  static final String HOME = "/home/student";

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-11-21T09:00:00Z"));
  private final Machine machine =
      new Machine(
          simulation,
          "workstation",
          new ProgramTable(),
          () -> Jimfs.newFileSystem(Configuration.unix()));
  private final Kubectl kubectl;
  private final Map<String, String> environment = new TreeMap<>(Map.of("HOME", HOME));
  private String input = "";

  Workstation(Api api) {
    kubectl = new Kubectl(config -> new ApiEndpoints.Endpoint(api, User.ADMIN));
    OutputStream nowhere = OutputStream.nullOutputStream();
    spawn(List.of("init"), (ResidentProgram) process -> {}, nowhere, nowhere);
    file(
        HOME + "/.kube/config",
        """
        {"apiVersion":"v1","kind":"Config","current-context":"kubernetes-admin@kubernetes",
        "clusters":[{"name":"kubernetes","cluster":{"server":"https://10.99.0.2:6443"}}],
        "contexts":[{"name":"kubernetes-admin@kubernetes",
          "context":{"cluster":"kubernetes","user":"kubernetes-admin"}}],
        "users":[{"name":"kubernetes-admin","user":{}}]}
        """);
  }

  Simulation simulation() {
    return simulation;
  }

  Workstation variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Workstation input(String text) {
    input = text;
    return this;
  }

  Workstation file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Workstation file(String name, byte[] content) {
    try {
      Path path = machine.files().getPath(HOME).resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String readFile(String name) {
    try {
      return Files.readString(machine.files().getPath(HOME).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command wrote, and its status. */
  record Outcome(String out, String err, int status) {}

  /** A command in the making: it writes while simulated time passes. */
  record Running(Process process, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    String output() {
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  Running start(String... words) {
    List<String> arguments = new ArrayList<>(List.of("kubectl"));
    arguments.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return new Running(spawn(arguments, kubectl, out, err), out, err);
  }

  private Process spawn(
      List<String> arguments, Program program, OutputStream out, OutputStream err) {
    return machine.spawn(
        null,
        new ProcessSpec(
            program,
            arguments,
            environment,
            HOME,
            new Account("student", 1000, 1000, HOME, "/bin/bash"),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            null));
  }

  Outcome kubectl(String... words) {
    Running running = start(words);
    while (!running.process().isDone() && simulation.step()) {}
    return new Outcome(
        running.output(),
        running.err().toString(StandardCharsets.UTF_8),
        running.process().status());
  }
}
