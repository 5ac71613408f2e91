package io.kubeschool.machine.image;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ResidentProgram;
import io.kubeschool.machine.Signal;
import java.util.List;

/**
 * A server of which only the outside is here: it prints some lines, listens on its ports, and ends
 * at TERM.
 *
 * @param ports what it listens on
 * @param lines what it prints to standard output at its start
 * @param service what answers on its ports, an {@link HttpService} for one
 * @param exitStatus how it ends at TERM
 */
public record PortServer(List<Integer> ports, List<String> lines, Object service, int exitStatus)
    implements ResidentProgram {

  @Override
  public void start(Process self) {
    for (int port : ports) {
      if (!self.machine().network().listen(port, self, service)) {
        ServerLog.err(self, "bind: Address already in use\n");
        self.exit(1);
        return;
      }
    }
    for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.QUIT, Signal.WINCH)) {
      self.handle(signal, () -> self.exit(exitStatus));
    }
    if (!lines.isEmpty()) {
      ServerLog.out(self, String.join("\n", lines) + "\n");
    }
  }
}
