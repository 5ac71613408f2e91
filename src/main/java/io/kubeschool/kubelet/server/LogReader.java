package io.kubeschool.kubelet.server;

import io.kubeschool.kubelet.runtime.ContainerLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Reads the wanted part of a log. Models cri-client pkg/logs: ReadLogs. */
final class LogReader {

  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final ContainerLog log;
  private final LogOptions options;
  private final Instant since;
  private int next;
  private long left;

  LogReader(ContainerLog log, LogOptions options, Instant now) {
    this.log = log;
    this.options = options;
    this.since =
        options.sinceSeconds() >= 0 ? now.minusSeconds(options.sinceSeconds()) : options.since();
    this.left = options.limit() < 0 ? Long.MAX_VALUE : options.limit();
    this.next = options.tail() < 0 ? 0 : (int) Math.max(0, log.size() - options.tail());
  }

  /** Whether as much as was asked for has been read. */
  boolean isExhausted() {
    return left <= 0;
  }

  /** What there is since the last call. */
  byte[] all() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (; next < log.size() && left > 0; next++) {
      append(bytes, log.line(next));
    }
    return bytes.toByteArray();
  }

  private void append(ByteArrayOutputStream bytes, ContainerLog.Line line) {
    if (since != null && line.time().isBefore(since)
        || options.stream().equals("Stdout") && line.error()
        || options.stream().equals("Stderr") && !line.error()) {
      return;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    if (options.timestamps()) {
      whole.writeBytes((NANOS.format(line.time()) + " ").getBytes(StandardCharsets.UTF_8));
    }
    whole.writeBytes(line.text());
    if (line.complete()) {
      whole.write('\n');
    }
    int count = (int) Math.min(whole.size(), left);
    bytes.write(whole.toByteArray(), 0, count);
    left -= count;
  }
}
