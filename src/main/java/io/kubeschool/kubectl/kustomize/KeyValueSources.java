package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The keys and values that a generator takes from files, lines and literals. Models api kv/kv.go
 * and internal/generators/utils.go.
 */
final class KeyValueSources {

  private record Pair(String key, byte[] value) {}

  private final Loader loader;

  KeyValueSources(Loader loader) {
    this.loader = loader;
  }

  /**
   * All that a generator's entry asks for.
   *
   * @throws CommandError if something cannot be read, or a key comes twice
   */
  Map<String, byte[]> load(JsonObject generator) {
    List<Pair> pairs = new ArrayList<>();
    try {
      pairs.addAll(all(generator, "envs", "env source files: ", this::lines));
      pairs.addAll(all(generator, "literals", "literal sources ", KeyValueSources::literal));
      pairs.addAll(all(generator, "files", "file sources: ", this::file));
    } catch (CommandError e) {
      throw new CommandError("loading KV pairs: " + e.getMessage());
    }
    Map<String, byte[]> values = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      if (values.putIfAbsent(pair.key(), pair.value()) != null) {
        throw new CommandError(
            "configmap "
                + generator.string("name")
                + " illegally repeats the key `"
                + pair.key()
                + "`");
      }
    }
    return values;
  }

  private static List<Pair> all(
      JsonObject generator, String field, String what, Function<String, List<Pair>> read) {
    List<String> sources = generator.array(field).strings();
    try {
      return sources.stream().flatMap(source -> read.apply(source).stream()).toList();
    } catch (CommandError e) {
      throw new CommandError(what + "[" + String.join(" ", sources) + "]: " + e.getMessage());
    }
  }

  private static List<Pair> literal(String source) {
    int equals = source.indexOf('=');
    if (equals <= 0) {
      throw new CommandError("invalid literal source " + source + ", expected key=value");
    }
    return List.of(pair(source.substring(0, equals), unquoted(source.substring(equals + 1))));
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private List<Pair> file(String source) {
    long separators = source.chars().filter(c -> c == '=').count();
    if (separators == 0) {
      return List.of(new Pair(source.substring(source.lastIndexOf('/') + 1), loader.load(source)));
    }
    if (separators == 1 && source.startsWith("=")) {
      throw new CommandError(
          "missing key name for file path "
              + GoQuote.quote(source.substring(1))
              + " in source "
              + GoQuote.quote(source));
    }
    if (separators == 1 && source.endsWith("=")) {
      throw new CommandError(
          "missing file path for key name "
              + GoQuote.quote(source.substring(0, source.length() - 1))
              + " in source "
              + GoQuote.quote(source));
    }
    if (separators > 1) {
      throw new CommandError(
          "source " + GoQuote.quote(source) + " key name or file path contains '='");
    }
    int equals = source.indexOf('=');
    return List.of(
        new Pair(source.substring(0, equals), loader.load(source.substring(equals + 1))));
  }

  private List<Pair> lines(String path) {
    List<Pair> pairs = new ArrayList<>();
    String text = text(loader.load(path));
    if (text == null) {
      throw new CommandError("env file " + path + " has invalid utf8 bytes");
    }
    (text.startsWith("\uFEFF") ? text.substring(1) : text)
        .lines()
        .map(String::stripLeading)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("="))
        .forEach(line -> {
          int equals = line.indexOf('=');
          pairs.add(
              equals < 0
                  ? pair(line, "")
                  : pair(line.substring(0, equals), line.substring(equals + 1)));
        });
    return pairs;
  }

  private static Pair pair(String key, String value) {
    return new Pair(key, value.getBytes(StandardCharsets.UTF_8));
  }

  /** The text that bytes are; null if they are none. */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }
}
