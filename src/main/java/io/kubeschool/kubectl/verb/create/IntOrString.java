package io.kubeschool.kubectl.verb.create;

/** A number if it is one, else a text. Models apimachinery util/intstr: Parse. */
final class IntOrString {

  private IntOrString() {}

  /** A Long or a String. */
  static Object parse(String text) {
    return text.matches("[+-]?[0-9]{1,9}") ? (Object) Long.valueOf(text) : text;
  }
}
