package io.kubeschool.cli.bench;

import java.io.IOException;
import java.util.List;

/** Something that is measured. */
public interface Benchmark {

  /** What the command line calls it. */
  String name();

  /** Measures. */
  List<Figure> run() throws IOException;
}
