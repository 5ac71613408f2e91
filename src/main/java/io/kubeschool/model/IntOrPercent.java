package io.kubeschool.model;

/** A number of things, or a share of them such as {@code "25%"}. */
public final class IntOrPercent {

  private IntOrPercent() {}

  /**
   * How many of {@code total} it means, 0 for what is neither. Models apimachinery util/intstr:
   * GetScaledValueFromIntOrPercent.
   *
   * @param roundUp whether a share is rounded up or down
   */
  public static int scaled(Json value, int total, boolean roundUp) {
    return switch (value) {
      case JsonNumber number -> (int) number.longValue();
      case JsonString(String text) when text.endsWith("%") -> {
        double share =
            Integer.parseInt(text.substring(0, text.length() - 1)) * (double) total / 100;
        yield (int) (roundUp ? Math.ceil(share) : Math.floor(share));
      }
      case null, default -> 0;
    };
  }
}
