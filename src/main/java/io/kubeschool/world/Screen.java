package io.kubeschool.world;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a terminal shows: passed on to whoever looks, and kept since the last prompt for the record
 * of commands.
 */
final class Screen extends OutputStream {

  private static final int KEPT = 1 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private OutputStream viewer = OutputStream.nullOutputStream();

  void showTo(OutputStream newViewer) {
    viewer = newViewer;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (kept.size() < KEPT) {
      kept.write(bytes, offset, length);
    }
    try {
      viewer.write(bytes, offset, length);
      viewer.flush();
    } catch (java.io.IOException e) {
      viewer = OutputStream.nullOutputStream();
    }
  }

  String takeKept() {
    String text = kept.toString(StandardCharsets.UTF_8);
    kept.reset();
    return text;
  }
}
