package io.kubeschool.reference;

/** A line of an answer, its values replaced by symbols. */
final class AnswerLine {

  /** The line. */
  String text;

  /**
   * The number of the table that it belongs to, -1 for a row whose header was cut off, 0 for none.
   */
  int table;

  /** Whether it heads its table. */
  boolean head;

  /** What the row is sorted by. */
  String name = "";

  /** Whether it is a row of events. */
  boolean events;

  /** The name of the object, of several, that the line belongs to. */
  String owner = "";

  AnswerLine(String text) {
    this.text = text;
  }

  AnswerLine(String text, int table, boolean head, String name, boolean events) {
    this(text);
    this.table = table;
    this.head = head;
    this.name = name;
    this.events = events;
  }

  AnswerLine translated(java.util.Map<Character, Character> pairing) {
    return new AnswerLine(translate(text, pairing), table, head, translate(name, pairing), events);
  }

  static String translate(String text, java.util.Map<Character, Character> pairing) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < result.length(); i++) {
      Character other = pairing.get(result.charAt(i));
      if (other != null) {
        result.setCharAt(i, other);
      }
    }
    return result.toString();
  }
}
