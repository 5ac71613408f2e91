package io.kubeschool.machine.image;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ResidentProgram;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nginx web server: it serves files of its document root on port 80, writes what the real one
 * writes at its start, its end and each access, and ends with 0 at QUIT and TERM.
 *
 * <p>Its configuration files are not read yet: it behaves as the packaged ones say.
 */
public final class NginxServer implements ResidentProgram {

  private static final int PORT = 80;
  private static final int WORKERS = 2;
  private static final int FIRST_WORKER = 7;
  private static final String ROOT = "/usr/share/nginx/html";
  private static final DateTimeFormatter ERROR_TIME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ACCESS_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public void start(Process self) {
    if (!self.machine().network().listen(PORT, self, (HttpService) r -> answer(self, r))) {
      refuse(self);
      return;
    }
    self.handle(Signal.QUIT, () -> stop(self, Signal.QUIT));
    self.handle(Signal.TERM, () -> stop(self, Signal.TERM));
    self.handle(Signal.INT, () -> stop(self, Signal.INT));
    self.handle(Signal.WINCH, () -> {});
    self.handle(Signal.HUP, () -> {});
    ErrorLog log = new ErrorLog(self);
    log.notice("using the \"epoll\" event method");
    log.notice("nginx/" + version(self));
    log.notice("OS: Linux 6.12.57");
    log.notice("getrlimit(RLIMIT_NOFILE): 1048576:1048576");
    log.notice("start worker processes");
    for (int i = 0; i < WORKERS; i++) {
      log.notice("start worker process " + (FIRST_WORKER + i));
    }
    log.write();
  }

  private static void refuse(Process self) {
    ErrorLog log = new ErrorLog(self);
    String problem = "bind() to 0.0.0.0:80 failed (98: Address already in use)";
    for (int i = 0; i < 5; i++) {
      log.line("emerg", self.pid(), problem);
      log.notice("try again to bind() after 500ms");
    }
    log.line("emerg", self.pid(), "still could not bind()");
    log.write();
    self.exit(1);
  }

  private static void stop(Process self, Signal signal) {
    ErrorLog log = new ErrorLog(self);
    log.notice(
        "signal "
            + signal.number()
            + " (SIG"
            + signal
            + ") received, "
            + (signal == Signal.QUIT ? "shutting down" : "exiting"));
    for (int worker = FIRST_WORKER; worker < FIRST_WORKER + WORKERS; worker++) {
      if (signal == Signal.QUIT) {
        log.line("notice", worker, "gracefully shutting down");
      }
      log.line("notice", worker, "exiting");
      log.line("notice", worker, "exit");
      log.notice("signal 17 (SIGCHLD) received from " + worker);
      log.notice("worker process " + worker + " exited with code 0");
    }
    log.notice("exit");
    log.write();
    self.exit(0);
  }

  /** Lines of one moment, written together. */
  private static final class ErrorLog {
    private final StringBuilder lines = new StringBuilder();
    private final Process self;
    private final String time;

    ErrorLog(Process self) {
      this.self = self;
      this.time = ERROR_TIME.format(self.now());
    }

    void notice(String text) {
      line("notice", self.pid(), text);
    }

    void line(String level, int pid, String text) {
      lines
          .append(time)
          .append(" [")
          .append(level)
          .append("] ")
          .append(pid)
          .append('#')
          .append(pid)
          .append(": ")
          .append(text)
          .append('\n');
    }

    void write() {
      ServerLog.err(self, lines.toString());
    }
  }

  private static String version(Process self) {
    return self.variable("NGINX_VERSION");
  }

  private static HttpService.Answer answer(Process self, HttpService.Request request) {
    int query = request.path().indexOf('?');
    String path = query < 0 ? request.path() : request.path().substring(0, query);
    HttpService.Answer answer = respond(self, request.method(), path);
    Instant now = self.now();
    ServerLog.out(
        self,
        request.client()
            + " - - ["
            + ACCESS_TIME.format(now)
            + "] \""
            + request.method()
            + " "
            + request.path()
            + " HTTP/1.1\" "
            + answer.status()
            + " "
            + answer.body().length
            + " \"-\" \""
            + request.headers().getOrDefault("user-agent", "-")
            + "\" \"-\"\n");
    return answer;
  }

  private static HttpService.Answer respond(Process self, String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return page(self, 405, "Not Allowed");
    }
    String file = ROOT + path + (path.endsWith("/") ? "index.html" : "");
    try {
      FileStatus status = self.files().status(file, true);
      if (!status.isRegular()) {
        return page(self, path.endsWith("/") ? 404 : 301, "Moved Permanently");
      }
      return new HttpService.Answer(200, headers(self, file), self.files().read(file));
    } catch (SystemError e) {
      return missing(self, path, file, e.errno());
    }
  }

  private static HttpService.Answer missing(Process self, String path, String file, Errno errno) {
    if (path.endsWith("/") && errno == Errno.ENOENT) {
      String directory = file.substring(0, file.lastIndexOf('/') + 1);
      if (self.files().isDirectory(directory)) {
        error(self, "directory index of \"" + directory + "\" is forbidden");
        return page(self, 403, "Forbidden");
      }
    }
    if (errno == Errno.EACCES) {
      error(self, "open() \"" + file + "\" failed (13: Permission denied)");
      return page(self, 403, "Forbidden");
    }
    error(self, "open() \"" + file + "\" failed (2: No such file or directory)");
    return page(self, 404, "Not Found");
  }

  private static void error(Process self, String text) {
    ErrorLog log = new ErrorLog(self);
    log.line("error", FIRST_WORKER, "*1 " + text);
    log.write();
  }

  private static HttpService.Answer page(Process self, int status, String reason) {
    String title = status + " " + reason;
    String body =
        "<html>\r\n<head><title>"
            + title
            + "</title></head>\r\n<body>\r\n<center><h1>"
            + title
            + "</h1></center>\r\n<hr><center>nginx/"
            + version(self)
            + "</center>\r\n</body>\r\n</html>\r\n";
    return new HttpService.Answer(
        status, headers(self, "x.html"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(Process self, String file) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("server", "nginx/" + version(self));
    headers.put(
        "content-type",
        file.endsWith(".html") || file.endsWith(".htm")
            ? "text/html"
            : file.endsWith(".txt") ? "text/plain" : "application/octet-stream");
    return headers;
  }
}
