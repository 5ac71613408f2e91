package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.HereDocument;
import java.util.ArrayList;
import java.util.List;

/** Reads the here-documents of a line after it. Models POSIX XCU 2.7.4. */
final class HereDocuments {

  private final ShellText in;
  private final List<PendingDocument> pending = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean isInteractive;

  private record PendingDocument(
      HereDocument document, String end, boolean quoted, boolean stripTabs, int line) {}

  HereDocuments(ShellText in) {
    this.in = in;
  }

  /** Whether a document is yet to be read. */
  boolean arePending() {
    return !pending.isEmpty();
  }

  /** Makes a document without its end incomplete instead of ending it with the text. */
  void setInteractive() {
    isInteractive = true;
  }

  /** Notes a here-document, whose text comes after this line. */
  void expect(HereDocument document, Word end, boolean stripTabs) {
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (Word.Part part : end.parts()) {
      switch (part) {
        case Word.Literal l -> {
          name.append(l.text());
          quoted |= l.quoted();
        }
        case Word.DoubleQuoted d -> {
          quoted = true;
          d.parts().forEach(p -> name.append(p instanceof Word.Literal l ? l.text() : ""));
        }
        default -> name.append(end.source());
      }
    }
    pending.add(
        new PendingDocument(document, name.toString(), quoted, stripTabs, in.currentLine()));
  }

  /** Reads the documents noted, at the beginning of a line. */
  void read() {
    List<PendingDocument> documents = List.copyOf(pending);
    pending.clear();
    for (PendingDocument wanted : documents) {
      StringBuilder body = new StringBuilder();
      boolean ended = false;
      while (!ended && !in.atEnd()) {
        String row = in.row();
        if (wanted.stripTabs()) {
          row = row.replaceFirst("^\t+", "");
        }
        ended = row.equals(wanted.end());
        if (!ended) {
          body.append(row).append('\n');
        }
      }
      if (!ended && isInteractive) {
        throw in.incomplete("");
      }
      if (!ended) {
        warnings.add(
            "line %d: warning: here-document at line %d delimited by end-of-file (wanted `%s')"
                .formatted(in.currentLine(), wanted.line(), wanted.end()));
      }
      wanted.document().setBody(word(body.toString(), wanted.quoted()));
    }
  }

  /** What was wrong in the lines read so far but did not stop them; forgotten after this. */
  List<String> warnings() {
    List<String> all = List.copyOf(warnings);
    warnings.clear();
    return all;
  }

  private Word word(String body, boolean quoted) {
    if (quoted) {
      return Word.quoted(body);
    }
    ShellParser inner = new ShellParser(body, name -> null, in.currentLine());
    return new Word(List.of(new Word.DoubleQuoted(inner.documentParts())), body);
  }
}
