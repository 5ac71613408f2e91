package io.kubeschool.model;

import java.util.List;
import java.util.Random;

/** Small random JSON values, for properties. */
public final class RandomJson {

  private static final List<String> STRINGS =
      List.of(
          "a",
          "yes",
          "0644",
          "1.5",
          "",
          "null",
          "two words",
          "a: b",
          "line\nline\n",
          "x\n\n\n",
          "  lead",
          "trail ",
          "tab\there",
          "- x",
          "it's",
          "\"q\"",
          "#",
          "ünï",
          "2024-01-01",
          "~",
          "12:30",
          "word ".repeat(30),
          "\n\nx",
          "\\",
          "😀");

  private RandomJson() {}

  /** A value of at most that depth. */
  public static Json value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> JsonNumber.of(random.nextInt(2000) - 1000L);
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2, 3, 4 -> new JsonString(string(random));
      case 5 -> JsonNumber.of(random.nextInt(100) + 0.25);
      case 6 -> {
        JsonArray.Builder items = JsonArray.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield items.build();
      }
      default -> object(random, depth - 1);
    };
  }

  /** An object whose values are of at most that depth. */
  public static JsonObject object(Random random, int depth) {
    JsonObject.Builder fields = JsonObject.builder();
    for (int i = random.nextInt(5); i > 0; i--) {
      fields.put(random.nextInt(4) == 0 ? string(random) : "f" + i, value(random, depth));
    }
    return fields.build();
  }

  private static String string(Random random) {
    return STRINGS.get(random.nextInt(STRINGS.size()));
  }
}
