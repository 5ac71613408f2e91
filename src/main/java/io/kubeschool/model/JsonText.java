package io.kubeschool.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;

/** JSON as text: read with Jackson's streaming parser, written as Go's encoder writes it. */
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  static Json parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("unexpected end of JSON input", 1, 1);
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException(
            JsonProblem.of(text),
            parser.currentTokenLocation().getLineNr(),
            parser.currentTokenLocation().getColumnNr());
      }
      return value;
    } catch (JsonParseException e) {
      throw new JsonSyntaxException(
          problem(text, e), e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw new JsonSyntaxException(e.getMessage(), 0, 0);
    }
  }

  /**
   * A value and how many characters it took.
   *
   * @param length in UTF-16 units
   */
  record Prefix(Json value, int length) {}

  /** The first JSON value of a text, whatever follows it. */
  static Prefix parsePrefix(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Json value = value(parser);
      return new Prefix(value, (int) parser.currentLocation().getCharOffset());
    } catch (JsonParseException e) {
      throw new JsonSyntaxException(
          e.getOriginalMessage(), e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw new JsonSyntaxException(e.getMessage(), 0, 0);
    }
  }

  private static String problem(String text, JsonParseException e) {
    String problem = JsonProblem.of(text);
    return problem.isEmpty() ? e.getOriginalMessage() : problem;
  }

  private static Json value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        JsonObject.Builder object = JsonObject.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object.build();
      }
      case START_ARRAY -> {
        JsonArray.Builder array = JsonArray.builder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array.build();
      }
      case VALUE_STRING -> new JsonString(parser.getText());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT, LONG -> JsonNumber.of(parser.getLongValue());
            default -> JsonNumber.of(parser.getDoubleValue());
          };
      case VALUE_NUMBER_FLOAT -> JsonNumber.of(parser.getDoubleValue());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new IllegalStateException("unexpected token " + parser.currentToken());
    };
  }

  static String write(Json value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Json value, StringBuilder text) {
    // not by a switch over types, whose first use costs a start 20 ms
    if (value instanceof JsonString string) {
      quote(string.value(), text);
    } else if (value instanceof JsonObject object) {
      writeObject(object, text);
    } else if (value instanceof JsonArray array) {
      writeArray(array, text);
    } else if (value instanceof JsonNumber number) {
      text.append(number(number));
    } else if (value instanceof JsonBoolean bool) {
      text.append(bool.value());
    } else {
      text.append("null");
    }
  }

  private static void writeArray(JsonArray array, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      write(array.item(i), text);
    }
    text.append(']');
  }

  private static void writeObject(JsonObject object, StringBuilder text) {
    text.append('{');
    int start = text.length();
    object.forEach((name, field) -> {
      if (text.length() > start) {
        text.append(',');
      }
      quote(name, text);
      text.append(':');
      write(field, text);
    });
    text.append('}');
  }

  /** Go's shortest form: exponents only below 1e-6 and from 1e21 on. */
  static String number(JsonNumber number) {
    if (number.isWhole()) {
      return Long.toString(number.longValue());
    }
    double value = number.doubleValue();
    double size = Math.abs(value);
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (size == 0) {
      return "0";
    }
    if (size >= 1e-6 && size < 1e21) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value < 0 ? "-" : "")
        + mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  static void quote(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> {
          if (c < 0x20 || c == 0x2028 || c == 0x2029) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
