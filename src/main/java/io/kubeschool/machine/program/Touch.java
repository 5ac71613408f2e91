package io.kubeschool.machine.program;

import io.kubeschool.machine.SystemError;
import java.time.Instant;

/** {@code touch}. */
final class Touch extends Tool {

  Touch() {
    super("acd:fhmr:t: no-create=c date=d reference=r time=f");
  }

  @Override
  int run(Call call) {
    if (call.operands().isEmpty()) {
      throw usageError("missing file operand");
    }
    Instant time = call.self().now();
    if (call.has('r')) {
      time = call.files().status(call.value('r'), true).modified();
    } else if (call.has('d')) {
      time = DateText.parse(call.value('d'), call.self().now());
      if (time == null) {
        throw failure("invalid date format ‘" + call.value('d') + "’");
      }
    }
    for (String file : call.operands()) {
      try {
        if (!call.files().exists(file)) {
          if (call.has('c')) {
            continue;
          }
          call.files().create(file, true).close();
        }
        call.files().setModified(file, time);
      } catch (SystemError e) {
        call.error(
            (Flavor.isBusybox(call.self()) ? file : "cannot touch " + Call.quoted(file))
                + ": "
                + e.text());
      } catch (java.io.IOException e) {
        call.error("cannot touch " + Call.quoted(file) + ": Input/output error");
      }
    }
    return 0;
  }
}
