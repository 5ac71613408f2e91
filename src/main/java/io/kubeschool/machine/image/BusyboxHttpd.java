package io.kubeschool.machine.image;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.ResidentProgram;
import io.kubeschool.machine.SystemError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * BusyBox's web server: {@code httpd [-f] [-p [IP:]PORT] [-h DIRECTORY]}. Without {@code -f} it
 * goes on in the background.
 */
public final class BusyboxHttpd implements Program {

  private static final int DEFAULT_PORT = 80;

  @Override
  public int run(Process self) {
    List<String> arguments = self.arguments();
    boolean foreground = false;
    int port = DEFAULT_PORT;
    String home = self.directory();
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String letters = argument.startsWith("-") ? argument.substring(1) : "";
      for (int j = 0; j < letters.length(); j++) {
        char letter = letters.charAt(j);
        if (letter == 'p' || letter == 'h') {
          String rest = letters.substring(j + 1);
          String value =
              !rest.isEmpty() ? rest : i + 1 < arguments.size() ? arguments.get(++i) : "";
          if (letter == 'p') {
            port = Integer.parseInt(value.substring(value.lastIndexOf(':') + 1));
          } else {
            home = self.absolute(value);
          }
          break;
        }
        foreground |= letter == 'f';
      }
    }
    if (!self.files().isDirectory(home)) {
      self.err()
          .println("httpd: can't change directory to '" + home + "': No such file or directory");
      return 1;
    }
    if (self.machine().network().listener(port) != null) {
      self.err().println("httpd: bind: Address already in use");
      return 1;
    }
    Process server = self.spawn(spec(self, new Server(port, home)));
    return foreground ? self.waitFor(server) : 0;
  }

  private static ProcessSpec spec(Process self, Program program) {
    ProcessSpec own = self.spec();
    return new ProcessSpec(
        program,
        own.arguments(),
        self.environment(),
        self.directory(),
        own.account(),
        own.in(),
        own.out(),
        own.err(),
        null);
  }

  private record Server(int port, String home) implements ResidentProgram {

    @Override
    public void start(Process self) {
      if (!self.machine().network().listen(port, self, (HttpService) r -> answer(self, r))) {
        self.err().println("httpd: bind: Address already in use");
        self.exit(1);
      }
    }

    private HttpService.Answer answer(Process self, HttpService.Request request) {
      String path = request.path();
      int query = path.indexOf('?');
      path = query < 0 ? path : path.substring(0, query);
      String file = home + path + (path.endsWith("/") ? "index.html" : "");
      try {
        return new HttpService.Answer(
            200, Map.of("content-type", type(file)), self.files().read(file));
      } catch (SystemError e) {
        return new HttpService.Answer(
            404,
            Map.of("content-type", "text/html"),
            ("<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n"
                    + "<BODY><H1>404 Not Found</H1>\n"
                    + "The requested URL was not found\n"
                    + "</BODY></HTML>\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }

    private static String type(String file) {
      return file.endsWith(".html") || file.endsWith(".htm") ? "text/html" : "text/plain";
    }
  }
}
