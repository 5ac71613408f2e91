package io.kubeschool.machine.image;

import java.util.Map;

/** What a program that listens for HTTP answers. */
@FunctionalInterface
public interface HttpService {

  /**
   * A request.
   *
   * @param path with its query
   * @param headers by lower-case name
   * @param client the address that it comes from
   */
  record Request(String method, String path, Map<String, String> headers, String client) {}

  /** An answer. */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /** Answers a request. */
  Answer answer(Request request);
}
