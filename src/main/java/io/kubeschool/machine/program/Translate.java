package io.kubeschool.machine.program;

import io.kubeschool.machine.Escapes;
import java.nio.charset.StandardCharsets;

/** {@code tr}: bytes outside of ASCII are characters here. */
final class Translate extends Tool {

  Translate() {
    super("+cCdst complement=c delete=d squeeze-repeats=s truncate-set1=t");
  }

  @Override
  int run(Call call) {
    int count = call.operands().size();
    boolean delete = call.has('d');
    boolean squeeze = call.has('s');
    if (count == 0) {
      throw usageError("missing operand");
    }
    if (count < 2 && !delete && !squeeze) {
      throw usageError(
          "missing operand after ‘"
              + call.operands().getFirst()
              + "’\nTwo strings must be given when translating.");
    }
    if (count > 2 || count == 2 && delete && !squeeze) {
      throw usageError("extra operand ‘" + call.operands().get(delete && !squeeze ? 1 : 2) + "’");
    }
    String from = set(call.operands().getFirst());
    String to = count > 1 ? set(call.operands().get(1)) : "";
    boolean complement = call.has('c') || call.has('C');
    call.read(
        "-",
        in -> {
          byte[] buffer = new byte[8192];
          int[] last = {-1};
          for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
            call.self().tick();
            String text = new String(buffer, 0, size, StandardCharsets.UTF_8);
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
              char c = text.charAt(i);
              boolean in1 = from.indexOf(c) >= 0 != complement;
              if (delete && in1) {
                continue;
              }
              char changed = !delete && in1 && !to.isEmpty() ? map(c, from, to, complement) : c;
              String squeezed = to.isEmpty() ? from : to;
              boolean inSqueezed = squeezed.indexOf(changed) >= 0 != (to.isEmpty() && complement);
              if (squeeze && inSqueezed && changed == last[0]) {
                continue;
              }
              last[0] = changed;
              out.append(changed);
            }
            call.out().print(out.toString());
          }
        });
    return 0;
  }

  private static char map(char c, String from, String to, boolean complement) {
    int at = complement ? to.length() - 1 : from.lastIndexOf(c);
    return to.charAt(Math.min(at, to.length() - 1));
  }

  private static String set(String text) {
    String decoded = Escapes.decode(text, Escapes.Style.PRINTF).text();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == '[' && i + 1 < decoded.length() && decoded.charAt(i + 1) == ':') {
        int end = decoded.indexOf(":]", i + 2);
        if (end > 0) {
          out.append(members(decoded.substring(i + 2, end)));
          i = end + 1;
          continue;
        }
      }
      if (i + 2 < decoded.length() && decoded.charAt(i + 1) == '-') {
        char last = decoded.charAt(i + 2);
        if (last < c) {
          throw failure(
              "range-endpoints of '"
                  + c
                  + "-"
                  + last
                  + "' are in reverse collating sequence order");
        }
        for (int k = c; k <= last; k++) {
          out.append((char) k);
        }
        i += 2;
        continue;
      }
      out.append(c);
    }
    return out.toString();
  }

  private static String members(String name) {
    StringBuilder out = new StringBuilder();
    for (char c = 0; c < 128; c++) {
      boolean in =
          switch (name) {
            case "upper" -> c >= 'A' && c <= 'Z';
            case "lower" -> c >= 'a' && c <= 'z';
            case "alpha" -> Character.isLetter(c);
            case "digit" -> c >= '0' && c <= '9';
            case "alnum" -> Character.isLetterOrDigit(c);
            case "space" -> c == ' ' || c >= 9 && c <= 13;
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > 32 && c < 127 && !Character.isLetterOrDigit(c);
            case "print" -> c >= 32 && c < 127;
            case "graph" -> c > 32 && c < 127;
            case "cntrl" -> c < 32 || c == 127;
            case "xdigit" -> Character.digit(c, 16) >= 0;
            default -> throw failure("invalid character class ‘" + name + "’");
          };
      if (in) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
