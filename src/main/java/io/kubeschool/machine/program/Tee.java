package io.kubeschool.machine.program;

import io.kubeschool.machine.SystemError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** {@code tee}. */
final class Tee extends Tool {

  Tee() {
    super("aip append=a ignore-interrupts=i");
  }

  @Override
  int run(Call call) {
    List<OutputStream> targets = new ArrayList<>();
    for (String file : call.operands()) {
      try {
        targets.add(call.files().create(file, call.has('a')));
      } catch (SystemError e) {
        call.error(file + ": " + e.text());
      }
    }
    call.read(
        "-",
        in -> {
          byte[] buffer = new byte[8192];
          for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
            call.self().tick();
            call.out().write(buffer, 0, size);
            for (OutputStream target : targets) {
              target.write(buffer, 0, size);
            }
          }
        });
    for (OutputStream target : targets) {
      try {
        target.close();
      } catch (IOException e) {
        call.error("Input/output error");
      }
    }
    return 0;
  }
}
