package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.Request;
import java.time.Instant;

/**
 * Which part of a log is wanted. Models core/v1: PodLogOptions.
 *
 * @param tail how many of the last lines, or -1
 * @param sinceSeconds lines not older than that, or -1
 * @param since lines from then on, or null
 * @param limit how many bytes, or -1
 */
record LogOptions(
    long tail, long sinceSeconds, Instant since, long limit, boolean timestamps, String stream) {

  static LogOptions of(Request request) {
    String since = request.parameter("sinceTime");
    return new LogOptions(
        number(request, "tailLines"),
        number(request, "sinceSeconds"),
        since.isEmpty() ? null : Instant.parse(since),
        number(request, "limitBytes"),
        request.parameter("timestamps").equals("true"),
        request.parameter("stream"));
  }

  private static long number(Request request, String name) {
    String value = request.parameter(name);
    return value.isEmpty() ? -1 : Long.parseLong(value);
  }
}
