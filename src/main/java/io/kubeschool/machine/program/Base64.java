package io.kubeschool.machine.program;

import java.nio.charset.StandardCharsets;

/** {@code base64}. */
final class Base64 extends Tool {

  Base64() {
    super("dDiw: decode=d ignore-garbage=i wrap=w");
  }

  @Override
  int run(Call call) {
    if (call.operands().size() > 1) {
      throw usageError("extra operand ‘" + call.operands().get(1) + "’");
    }
    long width = call.has('w') ? call.number(call.value('w'), "invalid wrap size") : 76;
    call.read(
        call.inputs().getFirst(),
        in -> {
          byte[] bytes = in.readAllBytes();
          if (call.has('d') || call.has('D')) {
            decode(call, new String(bytes, StandardCharsets.ISO_8859_1));
          } else {
            encode(call, bytes, (int) width);
          }
        });
    return 0;
  }

  private static void encode(Call call, byte[] bytes, int width) {
    String text = java.util.Base64.getEncoder().encodeToString(bytes);
    if (width == 0) {
      call.out().print(text);
      return;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i += width) {
      out.append(text, i, Math.min(text.length(), i + width)).append('\n');
    }
    call.out().print(out.toString());
  }

  private static void decode(Call call, String text) {
    String clean =
        call.has('i')
            ? text.replaceAll("[^A-Za-z0-9+/=]", "")
            : text.replace("\n", "").replace("\r", "");
    int good = 0;
    while (good < clean.length() && isDigit(clean.charAt(good))) {
      good++;
    }
    String digits = clean.substring(0, good);
    String rest = clean.substring(good);
    boolean wrong =
        !rest.matches("={0,2}")
            || (digits.length() + rest.length()) % 4 != 0
            || digits.length() % 4 == 1;
    String whole = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
    byte[] bytes = java.util.Base64.getDecoder().decode(whole);
    call.out().write(bytes, 0, bytes.length);
    if (wrong) {
      call.error(Flavor.isBusybox(call.self()) ? "truncated input" : "invalid input");
    }
  }

  private static boolean isDigit(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/';
  }
}
