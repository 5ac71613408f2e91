package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.image.HttpService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code curl}. Models curl 8: its messages and exit codes. */
public final class Curl implements Program {

  private static final int UNRESOLVED = 6;
  private static final int NO_CONNECTION = 7;
  private static final int HTTP_ERROR = 22;
  private static final int TIMED_OUT = 28;
  private static final int EMPTY_REPLY = 52;

  @Override
  public int run(Process self) {
    Options options = new Options(self);
    if (options.url.isEmpty()) {
      self.err().print("curl: (2) no URL specified\n");
      return 2;
    }
    HttpFetch.Url url = HttpFetch.Url.parse(options.url);
    Map<String, String> headers = new TreeMap<>(options.headers);
    headers.putIfAbsent("host", url.authority());
    headers.putIfAbsent("user-agent", "curl/8.17.0");
    headers.putIfAbsent("accept", "*/*");
    return switch (new HttpFetch(self, options.limit).fetch(url, options.method(), headers)) {
      case HttpFetch.Unresolved() ->
          options.fail(UNRESOLVED, "Could not resolve host: " + url.host());
      case HttpFetch.Refused(String address) -> options.unconnected(url, 1);
      case HttpFetch.Unreachable(String address, boolean network) ->
          options.unconnected(url, network ? 0 : 3100);
      case HttpFetch.TimedOut(String address) ->
          options.limit.isZero()
              ? options.unconnected(url, 127_000)
              : options.fail(
                  TIMED_OUT,
                  "Connection timed out after " + (options.limit.toMillis() + 1) + " milliseconds");
      case HttpFetch.NotHttp(String address) ->
          options.fail(EMPTY_REPLY, "Empty reply from server");
      case HttpFetch.Answered(String address, HttpService.Answer answer) -> options.show(answer);
    };
  }

  /** The options that it was given, and what they make of an answer. */
  private static final class Options {
    private final Process self;
    private final Map<String, String> headers = new TreeMap<>();
    private String url = "";
    private String method = "";
    private String output = "";
    private String format = "";
    private boolean silent;
    private boolean showErrors;
    private boolean include;
    private boolean head;
    private boolean failOnError;
    private Duration limit = Duration.ZERO;

    Options(Process self) {
      this.self = self;
      Arguments arguments =
          new Arguments(
              self.arguments(),
              "oHXmwdAuTx",
              "output header request max-time connect-timeout write-out data user-agent user retry"
                  + " resolve cacert");
      for (Arguments.Option option : arguments.options()) {
        set(option);
      }
      if (!arguments.operands().isEmpty()) {
        url = arguments.operands().getFirst();
      }
    }

    private void set(Arguments.Option option) {
      switch (option.name()) {
        case "s", "silent" -> silent = true;
        case "S", "show-error" -> showErrors = true;
        case "i", "include" -> include = true;
        case "I", "head" -> head = true;
        case "f", "fail" -> failOnError = true;
        case "o", "output" -> output = option.value();
        case "X", "request" -> method = option.value();
        case "w", "write-out" -> format = option.value();
        case "url" -> url = option.value();
        case "m", "max-time", "connect-timeout" -> limit = seconds(option.value());
        case "H", "header" -> {
          int colon = option.value().indexOf(':');
          if (colon > 0) {
            headers.put(
                option.value().substring(0, colon).toLowerCase(Locale.ROOT),
                option.value().substring(colon + 1).strip());
          }
        }
        case "A", "user-agent" -> headers.put("user-agent", option.value());
        default -> {}
      }
    }

    private static Duration seconds(String text) {
      return text.matches("\\d{1,6}(\\.\\d+)?")
          ? Duration.ofMillis((long) (Double.parseDouble(text) * 1000))
          : Duration.ZERO;
    }

    String method() {
      return !method.isEmpty() ? method : head ? "HEAD" : "GET";
    }

    int unconnected(HttpFetch.Url to, int milliseconds) {
      return fail(
          NO_CONNECTION,
          "Failed to connect to "
              + to.host()
              + " port "
              + to.port()
              + " after "
              + milliseconds
              + " ms: Could not connect to server");
    }

    int fail(int status, String message) {
      if (!silent || showErrors) {
        self.err().print("curl: (" + status + ") " + message + "\n");
      }
      if (!format.isEmpty()) {
        self.out().print(formatted(0, 0));
      }
      return status;
    }

    int show(HttpService.Answer answer) {
      if (failOnError && answer.status() >= 400) {
        return fail(HTTP_ERROR, "The requested URL returned error: " + answer.status());
      }
      StringBuilder top = new StringBuilder();
      if (include || head) {
        top.append("HTTP/1.1 ")
            .append(answer.status())
            .append(' ')
            .append(HttpReason.of(answer.status()))
            .append("\r\n");
        answer
            .headers()
            .forEach((name, value) -> top.append(name).append(": ").append(value).append("\r\n"));
        top.append("\r\n");
      }
      byte[] body = head ? new byte[0] : answer.body();
      if (output.isEmpty() || output.equals("-")) {
        self.out().print(top);
        self.out().write(body, 0, body.length);
        self.out().flush();
      } else if (!output.equals("/dev/null")) {
        self.files().write(output, top + new String(body, StandardCharsets.UTF_8));
      }
      if (!format.isEmpty()) {
        self.out().print(formatted(answer.status(), body.length));
      }
      return 0;
    }

    private String formatted(int status, int size) {
      return format
          .replace("%{http_code}", String.format("%03d", status))
          .replace("%{response_code}", String.format("%03d", status))
          .replace("%{size_download}", String.valueOf(size))
          .replace("%{time_total}", "0.001000")
          .replace("\\n", "\n")
          .replace("\\t", "\t");
    }
  }
}
