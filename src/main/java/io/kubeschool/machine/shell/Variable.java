package io.kubeschool.machine.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A shell variable: a text, an indexed array or an associative one. */
final class Variable {

  private String text;
  private TreeMap<Integer, String> elements;
  private Map<String, String> entries;
  private boolean exported;
  private boolean readOnly;
  private boolean integer;

  Variable copy() {
    Variable copy = new Variable();
    copy.text = text;
    copy.elements = elements == null ? null : new TreeMap<>(elements);
    copy.entries = entries == null ? null : new LinkedHashMap<>(entries);
    copy.exported = exported;
    copy.readOnly = readOnly;
    copy.integer = integer;
    return copy;
  }

  /** All of it, as values that do not change and can be compared. */
  List<Object> state() {
    return List.of(
        Optional.ofNullable(text),
        elements == null ? Map.of() : Map.copyOf(elements),
        entries == null ? Map.of() : Map.copyOf(entries),
        exported,
        readOnly,
        integer);
  }

  boolean isSet() {
    return value() != null;
  }

  /** Its text, or that of an array's element 0; null if it has none. */
  String value() {
    return elements != null ? elements.get(0) : entries != null ? entries.get("0") : text;
  }

  void setValue(String value) {
    if (elements != null) {
      elements.put(0, value);
    } else if (entries != null) {
      entries.put("0", value);
    } else {
      text = value;
    }
  }

  boolean isArray() {
    return elements != null || entries != null;
  }

  boolean isAssociative() {
    return entries != null;
  }

  void makeAssociative() {
    if (entries == null) {
      entries = new LinkedHashMap<>();
      elements = null;
    }
  }

  /** Its elements by number; a text becomes element 0. */
  TreeMap<Integer, String> elements() {
    if (elements == null) {
      elements = new TreeMap<>();
      if (text != null) {
        elements.put(0, text);
      }
    }
    return elements;
  }

  Map<String, String> entries() {
    return entries;
  }

  boolean exported() {
    return exported;
  }

  void setExported(boolean value) {
    exported = value;
  }

  boolean readOnly() {
    return readOnly;
  }

  void setReadOnly(boolean value) {
    readOnly = value;
  }

  boolean integer() {
    return integer;
  }

  void setInteger(boolean value) {
    integer = value;
  }
}
