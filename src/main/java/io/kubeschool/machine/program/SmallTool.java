package io.kubeschool.machine.program;

import java.util.function.ToIntFunction;

/** A tool whose work fits in a function. */
final class SmallTool extends Tool {

  private final ToIntFunction<Call> work;

  SmallTool(String syntax, ToIntFunction<Call> work) {
    super(syntax);
    this.work = work;
  }

  @Override
  int run(Call call) {
    return work.applyAsInt(call);
  }
}
