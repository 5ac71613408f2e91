package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads containers' logs, one after the other or following several at once, and prints them line by
 * line. Models pkg/cmd/logs/logs.go: sequentialConsumeRequest, parallelConsumeRequest.
 */
final class LogStreams {

  private static final long LINES_BY_SELECTOR = 10;

  static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.bool("follow", "f", false, "Go on and show what is logged from now on.")
              .bool("timestamps", "", false, "Show the time of each line.")
              .integer("limit-bytes", "", 0, "The most bytes to show; no limit by default.")
              .bool(
                  "previous",
                  "p",
                  false,
                  "Show the log of the container's previous instance, if there was one.")
              .integer(
                  "tail",
                  "",
                  -1,
                  "How many of the last lines to show; -1 for all. With a selector the default"
                      + " is 10.")
              .string("since-time", "", "", "Show what was logged after that time (RFC3339).")
              .duration(
                  "since",
                  "",
                  Duration.ZERO,
                  "Show what was logged within that time, like 5s, 2m, or 3h.")
              .bool("prefix", "", false, "Show the pod and container before each line.")
              .bool(
                  "insecure-skip-tls-verify-backend",
                  "",
                  false,
                  "Do not verify the kubelet's certificate."));

  /** A container whose log is wanted. */
  record Source(String namespace, String pod, String container) {
    static Source of(JsonObject pod, String container) {
      return new Source(
          pod.string("metadata", "namespace"), pod.string("metadata", "name"), container);
    }
  }

  private final Session session;
  private final ParsedFlags flags;
  private final Condition changed = new Condition();

  LogStreams(Session session) {
    this.session = session;
    this.flags = session.flags();
    String time = flags.string("since-time");
    if (!time.isEmpty()) {
      try {
        Instant.parse(time);
      } catch (DateTimeException e) {
        throw new CommandError(
            "parsing time \""
                + time
                + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
                + time
                + "\" as \"2006\"");
      }
    }
  }

  /** Prints the logs of these. */
  void print(List<Source> sources) throws Interrupted {
    if (!flags.bool("follow")) {
      for (Source source : sources) {
        printOnce(source);
      }
      return;
    }
    follow(sources);
  }

  private void printOnce(Source source) {
    try {
      Reply reply = session.client().call(request(source));
      String text = reply.body() instanceof JsonString(String value) ? value : "";
      session.out().print(prefixed(source, text));
    } catch (StatusError e) {
      failed(e);
    }
  }

  private void failed(KubectlError error) {
    if (!flags.bool("ignore-errors")) {
      throw error;
    }
    session.out().print("error: " + error.getMessage() + "\n");
  }

  private void follow(List<Source> sources) throws Interrupted {
    Instant deadline = session.process().now().plus(flags.duration("pod-running-timeout"));
    List<Follower> followers = new ArrayList<>();
    try {
      sources.forEach(source -> followers.add(new Follower(source)));
      while (true) {
        session.process().await(changed, () -> followers.stream().anyMatch(Follower::hasNews));
        boolean refused = false;
        for (Follower follower : followers) {
          follower.write();
          refused |= follower.needsRetry();
        }
        if (followers.stream().allMatch(f -> f.done)) {
          return;
        }
        if (refused) {
          retry(followers, deadline);
        }
      }
    } finally {
      followers.forEach(f -> f.connection.close());
    }
  }

  /** Asks once more after a second, as long as the pod may still come to run. */
  private void retry(List<Follower> followers, Instant deadline) throws Interrupted {
    session.process().sleep(Duration.ofSeconds(1));
    if (!session.process().now().isBefore(deadline)) {
      throw new CommandError("timed out waiting for the condition");
    }
    followers.stream().filter(Follower::needsRetry).forEach(Follower::connect);
  }

  private Request request(Source source) {
    Client client = session.client();
    Request request =
        client
            .request(
                Method.GET,
                "/api/v1/namespaces/" + source.namespace() + "/pods/" + source.pod() + "/log")
            .withParameter("container", source.container());
    for (String flag : List.of("follow", "previous", "timestamps")) {
      if (flags.bool(flag)) {
        request = request.withParameter(flag, "true");
      }
    }
    if (flags.integer("limit-bytes") != 0) {
      request = request.withParameter("limitBytes", Long.toString(flags.integer("limit-bytes")));
    }
    if (!flags.duration("since").isZero()) {
      long seconds = Math.round(flags.duration("since").toMillis() / 1000.0);
      request = request.withParameter("sinceSeconds", Long.toString(seconds));
    }
    if (!flags.string("since-time").isEmpty()) {
      request = request.withParameter("sinceTime", flags.string("since-time"));
    }
    boolean few = !flags.string("selector").isEmpty() && !flags.changed("tail");
    long tail = few ? LINES_BY_SELECTOR : flags.integer("tail");
    return tail == -1 ? request : request.withParameter("tailLines", Long.toString(tail));
  }

  private String prefixed(Source source, String text) {
    if (!flags.bool("prefix") && !flags.bool("all-pods")) {
      return text;
    }
    String prefix = "[pod/" + source.pod() + "/" + source.container() + "] ";
    StringBuilder lines = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end + 1;
      lines.append(prefix).append(text, at, end);
      at = end;
    }
    return lines.toString();
  }

  /** Follows one log; what arrived is written between waits. */
  private final class Follower implements ConnectionSink {
    private final Source source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Connection connection;
    private JsonObject ending;
    private boolean news;
    private boolean done;

    Follower(Source source) {
      this.source = source;
      connect();
    }

    void connect() {
      ending = null;
      connection = session.client().connect(request(source), this);
    }

    @Override
    public void output(byte[] more) {
      bytes.writeBytes(more);
      news = true;
      changed.signalAll();
    }

    @Override
    public void error(byte[] more) {
      output(more);
    }

    @Override
    public void ended(JsonObject status) {
      ending = status;
      news = true;
      changed.signalAll();
    }

    boolean hasNews() {
      return news;
    }

    boolean needsRetry() {
      return !done && ending != null;
    }

    /** Writes whole lines, and at the end the rest. */
    void write() {
      news = false;
      String text = bytes.toString(StandardCharsets.UTF_8);
      int end = ending == null ? text.lastIndexOf('\n') + 1 : text.length();
      session.out().print(prefixed(source, text.substring(0, end)));
      session.out().flush();
      bytes.reset();
      bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
      if (ending == null || done) {
        return;
      }
      if (!ending.string("status").equals("Failure")) {
        done = true;
      } else if (flags.bool("ignore-errors")) {
        session.out().print("error: " + ending.string("message") + "\n");
        done = true;
      } else {
        session.err().println(ending.string("message"));
      }
    }
  }
}
