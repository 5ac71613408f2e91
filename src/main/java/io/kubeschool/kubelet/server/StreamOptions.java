package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.Request;

/** Which streams are wanted. Models core/v1: PodExecOptions. */
record StreamOptions(boolean stdin, boolean stdout, boolean stderr, boolean tty) {

  static StreamOptions of(Request request) {
    return new StreamOptions(
        isTrue(request, "stdin"),
        isTrue(request, "stdout"),
        isTrue(request, "stderr"),
        isTrue(request, "tty"));
  }

  private static boolean isTrue(Request request, String name) {
    String value = request.parameter(name);
    return value.equals("true") || value.equals("1");
  }
}
