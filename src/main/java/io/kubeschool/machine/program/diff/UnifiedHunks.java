package io.kubeschool.machine.program.diff;

import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** The hunks of a unified diff: changes whose contexts touch share one. */
final class UnifiedHunks {

  private UnifiedHunks() {}

  static String of(List<String> before, Patch<String> patch, int context) {
    StringBuilder text = new StringBuilder();
    List<AbstractDelta<String>> deltas = patch.getDeltas();
    int i = 0;
    while (i < deltas.size()) {
      List<AbstractDelta<String>> group = new ArrayList<>();
      group.add(deltas.get(i++));
      while (i < deltas.size()
          && deltas.get(i).getSource().getPosition() - end(group.getLast()) <= 2 * context) {
        group.add(deltas.get(i++));
      }
      hunk(text, before, group, context);
    }
    return text.toString();
  }

  private static int end(AbstractDelta<String> delta) {
    return delta.getSource().getPosition() + delta.getSource().size();
  }

  private static void hunk(
      StringBuilder text, List<String> before, List<AbstractDelta<String>> group, int context) {
    int from = Math.max(0, group.getFirst().getSource().getPosition() - context);
    int to = Math.min(before.size(), end(group.getLast()) + context);
    int shift =
        group.getFirst().getTarget().getPosition() - group.getFirst().getSource().getPosition();
    int newFrom = from + shift;
    StringBuilder body = new StringBuilder();
    int at = from;
    int newSize = 0;
    for (AbstractDelta<String> delta : group) {
      for (; at < delta.getSource().getPosition(); at++, newSize++) {
        body.append(' ').append(before.get(at)).append('\n');
      }
      delta.getSource().getLines().forEach(line -> body.append('-').append(line).append('\n'));
      delta.getTarget().getLines().forEach(line -> body.append('+').append(line).append('\n'));
      at = end(delta);
      newSize += delta.getTarget().size();
    }
    for (; at < to; at++, newSize++) {
      body.append(' ').append(before.get(at)).append('\n');
    }
    text.append("@@ -")
        .append(range(from, to - from))
        .append(" +")
        .append(range(newFrom, newSize))
        .append(" @@\n")
        .append(body);
  }

  private static String range(int from, int size) {
    int start = size == 0 ? from : from + 1;
    return size == 1 ? String.valueOf(start) : start + "," + size;
  }
}
