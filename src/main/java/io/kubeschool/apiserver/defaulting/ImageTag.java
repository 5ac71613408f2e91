package io.kubeschool.apiserver.defaulting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tag of an image's name. Models pkg/util/parsers: ParseImageName. */
final class ImageTag {

  private static final String WORD = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?"
              + WORD
              + "(?:/"
              + WORD
              + ")*(?::(\\w[\\w.-]{0,127}))?(@[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,})?");

  private ImageTag() {}

  /** The tag, {@code latest} if there is neither tag nor digest; "" for a digest or no image. */
  static String of(String image) {
    Matcher matcher = NAME.matcher(image);
    if (!matcher.matches()) {
      return "";
    }
    if (matcher.group(1) != null) {
      return matcher.group(1);
    }
    return matcher.group(2) == null ? "latest" : "";
  }
}
