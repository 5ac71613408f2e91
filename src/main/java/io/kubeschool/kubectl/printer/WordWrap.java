package io.kubeschool.kubectl.printer;

/** Wraps text at blanks. Models github.com/mitchellh/go-wordwrap: WrapString. */
public final class WordWrap {

  private final int limit;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder blanks = new StringBuilder();
  private int width;

  private WordWrap(int limit) {
    this.limit = limit;
  }

  /** The text with lines of at most {@code limit} characters, as far as its words allow. */
  public static String wrap(String text, int limit) {
    WordWrap wrap = new WordWrap(limit);
    text.codePoints().forEach(wrap::add);
    wrap.end();
    return wrap.out.toString();
  }

  private void add(int c) {
    if (c == '\n') {
      end();
      out.append('\n');
      width = 0;
    } else if (Character.isWhitespace(c)) {
      if (blanks.isEmpty() || !word.isEmpty()) {
        width += blanks.length() + word.length();
        flush();
      }
      blanks.appendCodePoint(c);
    } else {
      word.appendCodePoint(c);
      if (width + word.length() + blanks.length() > limit && word.length() < limit) {
        out.append('\n');
        width = 0;
        blanks.setLength(0);
      }
    }
  }

  private void end() {
    if (word.isEmpty() && width + blanks.length() > limit) {
      blanks.setLength(0);
    }
    flush();
  }

  private void flush() {
    out.append(blanks).append(word);
    blanks.setLength(0);
    word.setLength(0);
  }
}
