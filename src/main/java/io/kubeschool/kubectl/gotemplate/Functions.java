package io.kubeschool.kubectl.gotemplate;

import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The functions that templates may call; a missing value is null. Models Go's
 * text/template/funcs.go and cli-runtime printers/template.go: exists, base64decode.
 */
final class Functions {

  private static final int ANY = Integer.MAX_VALUE;

  private interface Body {
    Json call(List<Json> arguments);
  }

  /** What a function refuses, in its own words. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message, null, false, false);
    }
  }

  private record Function(int least, int most, Body body) {}

  private static final Map<String, Function> TABLE =
      Map.ofEntries(
          Map.entry("len", new Function(1, 1, a -> JsonNumber.of(length(a.getFirst())))),
          Map.entry("index", new Function(1, ANY, Functions::index)),
          Map.entry("slice", new Function(1, 4, Functions::slice)),
          Map.entry("exists", new Function(1, ANY, Functions::exists)),
          Map.entry("not", new Function(1, 1, a -> Json.of(!isTrue(a.getFirst())))),
          Map.entry("and", new Function(1, ANY, a -> first(a, false))),
          Map.entry("or", new Function(1, ANY, a -> first(a, true))),
          Map.entry("eq", new Function(1, ANY, Functions::anyEqual)),
          Map.entry("ne", new Function(2, 2, a -> Json.of(!equal(a.get(0), a.get(1))))),
          Map.entry("lt", new Function(2, 2, a -> Json.of(order(a) < 0))),
          Map.entry("le", new Function(2, 2, a -> Json.of(order(a) <= 0))),
          Map.entry("gt", new Function(2, 2, a -> Json.of(order(a) > 0))),
          Map.entry("ge", new Function(2, 2, a -> Json.of(order(a) >= 0))),
          Map.entry("print", new Function(0, ANY, a -> Json.of(print(a)))),
          Map.entry("println", new Function(0, ANY, a -> Json.of(println(a)))),
          Map.entry("printf", new Function(1, ANY, Functions::printf)),
          Map.entry("html", new Function(0, ANY, a -> Json.of(html(print(a))))),
          Map.entry(
              "urlquery",
              new Function(
                  0, ANY, a -> Json.of(URLEncoder.encode(print(a), StandardCharsets.UTF_8)))),
          Map.entry("base64decode", new Function(1, 1, Functions::base64Decode)));

  private Functions() {}

  static boolean has(String name) {
    return TABLE.containsKey(name);
  }

  /** What is wrong with so many arguments, or null. */
  static String wrongNumber(String name, int number) {
    Function function = TABLE.get(name);
    if (number >= function.least() && number <= function.most()) {
      return null;
    }
    String wanted =
        function.most() == ANY ? "at least " + function.least() : String.valueOf(function.least());
    return "wrong number of args for " + name + ": want " + wanted + " got " + number;
  }

  /**
   * Calls one.
   *
   * @throws Refusal with its words
   */
  static Json call(String name, List<Json> arguments) {
    return TABLE.get(name).body().call(arguments);
  }

  /** Whether it is neither empty nor zero. Models template.IsTrue. */
  static boolean isTrue(Json value) {
    return switch (value) {
      case null -> false;
      case JsonNull _ -> false;
      case JsonBoolean(boolean bool) -> bool;
      case JsonString(String text) -> !text.isEmpty();
      case JsonNumber number -> number.doubleValue() != 0;
      case JsonArray array -> !array.isEmpty();
      case JsonObject object -> !object.isEmpty();
    };
  }

  private static Json first(List<Json> arguments, boolean wanted) {
    for (Json argument : arguments) {
      if (isTrue(argument) == wanted) {
        return argument;
      }
    }
    return arguments.getLast();
  }

  private static long length(Json value) {
    return switch (value) {
      case JsonString(String text) -> text.getBytes(StandardCharsets.UTF_8).length;
      case JsonArray array -> array.size();
      case JsonObject object -> object.size();
      case null -> throw new Refusal("reflect: call of reflect.Value.Type on zero Value");
      case JsonNull _ -> throw new Refusal("len of nil pointer");
      default -> throw new Refusal("len of type " + GoFormat.type(value));
    };
  }

  private static Json index(List<Json> arguments) {
    Json at = arguments.getFirst();
    if (isNil(at)) {
      throw new Refusal("index of untyped nil");
    }
    for (Json index : arguments.subList(1, arguments.size())) {
      at =
          switch (at) {
            case JsonArray array -> array.item(position(index, array.size()));
            case JsonString(String text) ->
                JsonNumber.of(text.charAt(position(index, text.length())));
            case JsonObject object when index instanceof JsonString(String key) ->
                object.field(key);
            case JsonObject _ ->
                throw new Refusal("value has type " + type(index) + "; should be string");
            case null -> throw new Refusal("index of nil pointer");
            case JsonNull _ -> throw new Refusal("index of nil pointer");
            default -> throw new Refusal("can't index item of type " + GoFormat.type(at));
          };
    }
    return at;
  }

  private static int position(Json index, int size) {
    if (!(index instanceof JsonNumber number) || !number.isWhole()) {
      throw new Refusal("cannot index slice/array with type " + type(index));
    }
    if (number.longValue() < 0 || number.longValue() >= size) {
      throw new Refusal("index out of range: " + number.longValue());
    }
    return (int) number.longValue();
  }

  private static Json slice(List<Json> arguments) {
    Json item = arguments.getFirst();
    int size =
        switch (item) {
          case JsonString(String text) -> text.length();
          case JsonArray array -> array.size();
          case null -> throw new Refusal("slice of untyped nil");
          default -> throw new Refusal("can't slice item of type " + GoFormat.type(item));
        };
    int from = arguments.size() > 1 ? position(arguments.get(1), size + 1) : 0;
    int to = arguments.size() > 2 ? position(arguments.get(2), size + 1) : size;
    if (from > to) {
      throw new Refusal("invalid slice index: " + from + " > " + to);
    }
    if (item instanceof JsonString(String text)) {
      return Json.of(text.substring(from, to));
    }
    JsonArray array = (JsonArray) item;
    JsonArray part = Json.arrayOf();
    for (int i = from; i < to; i++) {
      part = part.plus(array.item(i));
    }
    return part;
  }

  private static Json exists(List<Json> arguments) {
    Json at = arguments.getFirst();
    for (Json index : arguments.subList(1, arguments.size())) {
      switch (at) {
        case JsonObject object when index instanceof JsonString(String key) ->
            at = object.field(key);
        case JsonArray array when index instanceof JsonNumber number -> {
          if (number.longValue() < 0 || number.longValue() >= array.size()) {
            return Json.of(false);
          }
          at = array.item((int) number.longValue());
        }
        case null, default -> {
          return Json.of(false);
        }
      }
    }
    return Json.of(at != null);
  }

  private static Json anyEqual(List<Json> arguments) {
    if (arguments.size() == 1) {
      throw new Refusal("missing argument for comparison");
    }
    for (Json other : arguments.subList(1, arguments.size())) {
      if (equal(arguments.getFirst(), other)) {
        return Json.of(true);
      }
    }
    return Json.of(false);
  }

  private static boolean equal(Json one, Json other) {
    if (isNil(one) || isNil(other)) {
      return isNil(one) && isNil(other);
    }
    if (isComposite(one) || isComposite(other)) {
      throw new Refusal("non-comparable type " + (isComposite(one) ? shown(one) : shown(other)));
    }
    if (!type(one).equals(type(other))) {
      throw new Refusal("incompatible types for comparison: " + type(one) + " and " + type(other));
    }
    return one.equals(other);
  }

  private static String shown(Json value) {
    return GoFormat.value(value) + ": " + GoFormat.type(value);
  }

  private static int order(List<Json> arguments) {
    Json one = arguments.get(0);
    Json other = arguments.get(1);
    if (one instanceof JsonString(String a) && other instanceof JsonString(String b)) {
      return a.compareTo(b);
    }
    if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
      if (a.isWhole() != b.isWhole()) {
        throw new Refusal("incompatible types for comparison");
      }
      return a.isWhole()
          ? Long.compare(a.longValue(), b.longValue())
          : Double.compare(a.doubleValue(), b.doubleValue());
    }
    throw new Refusal(
        type(one).equals(type(other)) || isNil(one) || isComposite(one)
            ? "invalid type for comparison"
            : "incompatible types for comparison");
  }

  private static boolean isComposite(Json value) {
    return value instanceof JsonArray || value instanceof JsonObject;
  }

  private static boolean isNil(Json value) {
    return value == null || value == JsonNull.NULL;
  }

  private static String type(Json value) {
    return isNil(value) ? "<nil>" : GoFormat.type(value);
  }

  /** Models fmt.Sprint: blanks between neighbours that are not texts. */
  private static String print(List<Json> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      boolean apart =
          i > 0
              && !(values.get(i) instanceof JsonString)
              && !(values.get(i - 1) instanceof JsonString);
      text.append(apart ? " " : "").append(text(values.get(i)));
    }
    return text.toString();
  }

  private static String println(List<Json> values) {
    return String.join(" ", values.stream().map(Functions::text).toList()) + "\n";
  }

  /** {@code %v}. */
  static String text(Json value) {
    return value == null ? "<nil>" : GoFormat.value(value);
  }

  private static Json printf(List<Json> arguments) {
    if (!(arguments.getFirst() instanceof JsonString(String format))) {
      throw new Refusal("wrong type for value; expected string; got " + type(arguments.getFirst()));
    }
    return Json.of(PrintfFormat.format(format, arguments.subList(1, arguments.size())));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;");
  }

  private static Json base64Decode(List<Json> arguments) {
    if (!(arguments.getFirst() instanceof JsonString(String text))) {
      throw new Refusal("wrong type for value; expected string; got " + type(arguments.getFirst()));
    }
    String plain = text.replace("\n", "").replace("\r", "");
    try {
      if (plain.length() % 4 != 0) {
        throw new IllegalArgumentException("not padded");
      }
      return Json.of(new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      int wrong = 0;
      while (wrong < plain.length()
          && (Character.isLetterOrDigit(plain.charAt(wrong))
              || "+/".indexOf(plain.charAt(wrong)) >= 0)) {
        wrong++;
      }
      int at = wrong == plain.length() ? plain.length() / 4 * 4 : wrong;
      throw new Refusal("base64 decode failed: illegal base64 data at input byte " + at);
    }
  }

  /** For {@link PrintfFormat}: a text within quotes. */
  static String quoted(Json value) {
    return value instanceof JsonString(String text) ? GoQuote.quote(text) : null;
  }
}
