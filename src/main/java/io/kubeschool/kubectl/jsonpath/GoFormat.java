package io.kubeschool.kubectl.jsonpath;

import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.math.BigDecimal;

/** Values as Go's fmt prints decoded JSON. */
public final class GoFormat {

  private GoFormat() {}

  /** {@code %v}: {@code map[a:1 b:[x y]]}. */
  public static String value(Json value) {
    StringBuilder text = new StringBuilder();
    value(value, text);
    return text.toString();
  }

  private static void value(Json value, StringBuilder text) {
    switch (value) {
      case JsonNull _ -> text.append("<nil>");
      case JsonBoolean(boolean bool) -> text.append(bool);
      case JsonString(String string) -> text.append(string);
      case JsonNumber number -> text.append(number(number));
      case JsonArray array -> {
        text.append('[');
        for (int i = 0; i < array.size(); i++) {
          text.append(i == 0 ? "" : " ");
          value(array.item(i), text);
        }
        text.append(']');
      }
      case JsonObject object -> {
        text.append("map[");
        int start = text.length();
        object.forEach((name, field) -> {
          text.append(text.length() == start ? "" : " ").append(name).append(':');
          value(field, text);
        });
        text.append(']');
      }
    }
  }

  /** {@code %#v}: {@code map[string]interface {}{"a":1}}. */
  public static String syntax(Json value) {
    StringBuilder text = new StringBuilder();
    syntax(value, text);
    return text.toString();
  }

  private static void syntax(Json value, StringBuilder text) {
    switch (value) {
      case JsonNull _ -> text.append("interface {}(nil)");
      case JsonBoolean(boolean bool) -> text.append(bool);
      case JsonString(String string) -> text.append(GoQuote.quote(string));
      case JsonNumber number -> text.append(number(number));
      case JsonArray array -> {
        text.append("[]interface {}{");
        for (int i = 0; i < array.size(); i++) {
          text.append(i == 0 ? "" : ", ");
          syntax(array.item(i), text);
        }
        text.append('}');
      }
      case JsonObject object -> {
        text.append("map[string]interface {}{");
        int start = text.length();
        object.forEach((name, field) -> {
          text.append(text.length() == start ? "" : ", ").append(GoQuote.quote(name)).append(':');
          syntax(field, text);
        });
        text.append('}');
      }
    }
  }

  /** {@code %T}: the name of the type. */
  public static String type(Json value) {
    return switch (value) {
      case JsonNull _ -> "<nil>";
      case JsonBoolean _ -> "bool";
      case JsonString _ -> "string";
      case JsonNumber number -> number.isWhole() ? "int64" : "float64";
      case JsonArray _ -> "[]interface {}";
      case JsonObject _ -> "map[string]interface {}";
    };
  }

  /** {@code %v} of a number; exponents below 1e-4 and from 1e21 on. */
  public static String number(JsonNumber number) {
    double size = Math.abs(number.doubleValue());
    if (number.isWhole() || size == 0 || size >= 1e-4 && size < 1e21) {
      return number.toText();
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number.doubleValue())).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    return (number.doubleValue() < 0 ? "-" : "")
        + (digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
