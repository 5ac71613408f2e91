package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.image.HttpService;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** {@code wget} as busybox has it. Models busybox networking/wget.c. */
public final class Wget implements Program {

  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(900);

  @Override
  public int run(Process self) {
    Options options = Options.parse(self);
    if (options == null) {
      return 1;
    }
    HttpFetch.Url url = HttpFetch.Url.parse(options.url);
    Map<String, String> headers = new TreeMap<>(options.headers);
    headers.putIfAbsent("host", url.authority());
    headers.putIfAbsent("user-agent", "Wget");
    HttpFetch.Outcome outcome =
        new HttpFetch(self, options.limit).fetch(url, options.method(), headers);
    if (!options.quiet && !outcome.address().isEmpty()) {
      self.err()
          .print(
              "Connecting to "
                  + url.written()
                  + " ("
                  + outcome.address()
                  + ":"
                  + url.port()
                  + ")\n");
    }
    return switch (outcome) {
      case HttpFetch.Unresolved() -> fail(self, "bad address '" + url.host() + "'");
      case HttpFetch.Refused(String address) ->
          fail(self, "can't connect to remote host (" + address + "): Connection refused");
      case HttpFetch.Unreachable(String address, boolean network) ->
          fail(
              self,
              "can't connect to remote host ("
                  + address
                  + "): "
                  + (network ? "Network is unreachable" : "No route to host"));
      case HttpFetch.TimedOut(String address) -> fail(self, "download timed out");
      case HttpFetch.NotHttp(String address) -> fail(self, "error getting response");
      case HttpFetch.Answered(String address, HttpService.Answer answer) ->
          finish(self, options, url, answer);
    };
  }

  private static int finish(
      Process self, Options options, HttpFetch.Url url, HttpService.Answer answer) {
    if (answer.status() >= 400) {
      return fail(
          self,
          "server returned error: HTTP/1.1 "
              + answer.status()
              + " "
              + HttpReason.of(answer.status()));
    }
    if (options.spider) {
      if (!options.quiet) {
        self.err().print("remote file exists\n");
      }
      return 0;
    }
    String target = options.output.isEmpty() ? fileName(url) : options.output;
    if (target.equals("-")) {
      if (!options.quiet) {
        self.err().print("writing to stdout\n");
      }
      self.out().write(answer.body(), 0, answer.body().length);
      self.out().flush();
      if (!options.quiet) {
        self.err().print(bar("-", answer.body().length) + "written to stdout\n");
      }
      return 0;
    }
    self.files().write(target, answer.body());
    if (!options.quiet) {
      self.err()
          .print(
              "saving to '"
                  + target
                  + "'\n"
                  + bar(target, answer.body().length)
                  + "'"
                  + target
                  + "' saved\n");
    }
    return 0;
  }

  private static String fileName(HttpFetch.Url url) {
    String name = url.path().substring(url.path().lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    return name.isEmpty() ? "index.html" : name;
  }

  private static String bar(String name, int size) {
    return String.format(
        "%-20.20s 100%% |********************************| %5d  0:00:00 ETA\n", name, size);
  }

  private static int fail(Process self, String message) {
    self.err().print("wget: " + message + "\n");
    return 1;
  }

  /** The options that it was given. */
  private static final class Options {
    private boolean quiet;
    private boolean spider;
    private String output = "";
    private String url = "";
    private Duration limit = DEFAULT_LIMIT;
    private final Map<String, String> headers = new TreeMap<>();

    String method() {
      return spider ? "HEAD" : "GET";
    }

    static Options parse(Process self) {
      Options options = new Options();
      Arguments arguments =
          new Arguments(self.arguments(), "OTUP", "header timeout output-document user-agent");
      for (Arguments.Option option : arguments.options()) {
        switch (option.name()) {
          case "q", "quiet" -> options.quiet = true;
          case "S", "server-response", "c", "no-check-certificate" -> {}
          case "spider" -> options.spider = true;
          case "O", "output-document" -> options.output = option.value();
          case "T", "timeout" ->
              options.limit = Duration.ofSeconds(Arguments.number(option.value(), 900));
          case "header" -> {
            int colon = option.value().indexOf(':');
            if (colon > 0) {
              options.headers.put(
                  option.value().substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                  option.value().substring(colon + 1).strip());
            }
          }
          case "U", "user-agent" -> options.headers.put("user-agent", option.value());
          default -> {
            self.err().print("wget: unrecognized option: " + option.name() + "\n");
            return null;
          }
        }
      }
      if (arguments.operands().isEmpty()) {
        self.err()
            .print("Usage: wget [-cqS] [--spider] [-O FILE] [--header STR] [-T SEC] URL...\n");
        return null;
      }
      options.url = arguments.operands().getFirst();
      return options;
    }
  }
}
