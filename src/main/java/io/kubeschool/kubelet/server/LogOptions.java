package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;

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
        since.isEmpty() ? null : time(since),
        number(request, "limitBytes"),
        request.parameter("timestamps").equals("true"),
        request.parameter("stream"));
  }

  private static long number(Request request, String name) {
    String value = request.parameter(name);
    if (value.isEmpty()) {
      return -1;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Failure.badRequest(
          "strconv.ParseInt: parsing " + Json.of(value).toText() + ": invalid syntax");
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Failure.badRequest(
          "parsing time "
              + Json.of(text).toText()
              + " as \"2006-01-02T15:04:05Z07:00\": cannot parse it");
    }
  }
}
