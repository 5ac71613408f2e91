package io.kubeschool.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document as kubectl does: scalars as YAML 1.1 has them, anchors, merge keys; of a
 * key that is given twice the later value. Models sigs.k8s.io/yaml: YAMLToJSON, on go-yaml v2's
 * decode.go. Several documents are told apart by {@link ManifestStream}.
 */
public final class YamlReader {

  private static final String STRING_TAG = "tag:yaml.org,2002:str";

  /** As deep as JSON may be. Upstream goes ten times deeper, on a stack that grows. */
  private static final int DEEPEST = 1000;

  /** A value and how many nodes it took. */
  private record Read(Json value, long nodes) {}

  private final ParserImpl parser;
  private final Map<String, Read> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private long nodes;
  private int depth;
  private long aliased;

  // Upstream reads the whole document, then decodes it, then makes JSON of it: what is wrong is
  // told in that order.
  private YamlSyntaxException decodeProblem;
  private YamlSyntaxException conversionProblem;

  /** Whether only {@code true} and {@code false} are booleans, as YAML 1.2 has it. */
  private final boolean strictBooleans;

  private YamlReader(String text, boolean strictBooleans) {
    this.strictBooleans = strictBooleans;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    parser = new ParserImpl(new StreamReader(text), options);
  }

  /**
   * The value of a text's first document; null's if there is none.
   *
   * @throws YamlSyntaxException if it is not YAML; the message is go-yaml's
   */
  public static Json parse(String text) {
    return parse(text, false);
  }

  /**
   * The same as kustomize reads it, to which {@code yes}, {@code no}, {@code on} and {@code off}
   * are strings. Models go-yaml v3 resolve.go.
   *
   * @throws YamlSyntaxException if it is not YAML; the message is go-yaml's
   */
  public static Json parseStrictBooleans(String text) {
    return parse(text, true);
  }

  /** What a plain scalar means to kustomize: a string if it is nothing else. */
  public static Json parseScalar(String text) {
    return resolve(text, true);
  }

  private static Json resolve(String text, boolean strictBooleans) {
    Json value = YamlResolver.resolve(text);
    return strictBooleans && value instanceof JsonBoolean && !text.equalsIgnoreCase(value.toText())
        ? new JsonString(text)
        : value;
  }

  private static Json parse(String text, boolean strictBooleans) {
    try {
      YamlReader reader = new YamlReader(text, strictBooleans);
      reader.parser.getEvent();
      if (reader.parser.checkEvent(Event.ID.StreamEnd)) {
        return JsonNull.NULL;
      }
      reader.parser.getEvent();
      Json value = reader.node().value();
      reader.parser.getEvent();
      if (reader.decodeProblem != null) {
        throw reader.decodeProblem;
      }
      if (reader.conversionProblem != null) {
        throw reader.conversionProblem;
      }
      return value;
    } catch (MarkedYAMLException e) {
      throw new YamlSyntaxException(
          strictBooleans ? YamlProblem.describeByContext(e, text) : YamlProblem.describe(e, text));
    } catch (YAMLException e) {
      throw new YamlSyntaxException("control characters are not allowed");
    }
  }

  private Read node() {
    if (depth == DEEPEST) {
      throw new YamlSyntaxException("exceeded max depth of " + DEEPEST);
    }
    depth++;
    Read read = shallowNode();
    depth--;
    return read;
  }

  private Read shallowNode() {
    Event event = parser.getEvent();
    if (event instanceof AliasEvent alias) {
      return alias(alias.getAnchor());
    }
    long before = nodes++;
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      open.add(anchor);
    }
    Json value =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent _ -> sequence();
          case MappingStartEvent _ -> mapping();
          default -> throw new IllegalStateException("unexpected event " + event);
        };
    Read read = new Read(value, nodes - before);
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, read);
    }
    return read;
  }

  private Read alias(String anchor) {
    if (open.contains(anchor)) {
      decodeFails("anchor '" + anchor + "' value contains itself");
      return new Read(JsonNull.NULL, 1);
    }
    Read read = anchors.get(anchor);
    if (read == null) {
      throw new YamlSyntaxException("unknown anchor '" + anchor + "' referenced");
    }
    nodes += read.nodes();
    aliased += read.nodes();
    if (aliased > 100 && nodes > 1000 && (double) aliased / nodes > allowedAliases()) {
      throw new YamlSyntaxException("document contains excessive aliasing");
    }
    return read;
  }

  /** The share of nodes that may come from aliases: 99 % of a small document, 10 % of a large. */
  private double allowedAliases() {
    double excess = Math.clamp((nodes - 400_000) / 3_600_000.0, 0, 1);
    return 0.99 - 0.89 * excess;
  }

  private Json scalar(ScalarEvent scalar) {
    String tag = scalar.getTag();
    if (tag == null ? !scalar.isPlain() : !tag.equals("!") && !isResolved(tag)) {
      return new JsonString(scalar.getValue());
    }
    if (tag == null) {
      return resolve(scalar.getValue(), strictBooleans);
    }
    if (tag.equals(STRING_TAG) || tag.equals("!")) {
      return new JsonString(scalar.getValue());
    }
    try {
      return YamlResolver.resolveAs(tag, scalar.getValue());
    } catch (YamlSyntaxException e) {
      decodeProblem = decodeProblem == null ? e : decodeProblem;
      return JsonNull.NULL;
    }
  }

  private static boolean isResolved(String tag) {
    return tag.startsWith("tag:yaml.org,2002:");
  }

  private Json sequence() {
    JsonArray.Builder items = JsonArray.builder();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node().value());
    }
    parser.getEvent();
    return items.build();
  }

  private Json mapping() {
    JsonObject.Builder fields = JsonObject.builder();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      boolean merge =
          parser.peekEvent() instanceof ScalarEvent key
              && key.getValue().equals("<<")
              && (key.isPlain() || key.getTag() != null);
      Json key = node().value();
      Json value = node().value();
      if (merge) {
        merge(value).forEach((name, field) -> fields.put(name, field));
      } else {
        fields.put(key(key, value), value);
      }
    }
    parser.getEvent();
    return fields.build();
  }

  private JsonObject merge(Json value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    JsonObject.Builder merged = JsonObject.builder();
    List<Json> items =
        value instanceof JsonArray array ? new ArrayList<>(array.items()) : List.of(value);
    // The earlier ones take precedence.
    for (Json item : items.reversed()) {
      if (!(item instanceof JsonObject object)) {
        decodeFails("map merge requires map or sequence of maps as the value");
        return JsonObject.EMPTY;
      }
      object.forEach((name, field) -> merged.put(name, field));
    }
    return merged.build();
  }

  private String key(Json key, Json value) {
    return switch (key) {
      case JsonString(String text) -> text;
      case JsonBoolean(boolean bool) -> Boolean.toString(bool);
      case JsonNumber number ->
          number.isWhole()
              ? Long.toString(number.longValue())
              : YamlNumbers.shortest((float) number.doubleValue());
      case JsonNull _ -> {
        if (conversionProblem == null) {
          conversionProblem =
              new YamlSyntaxException(
                  "unsupported map key of type: %!s(<nil>), key: <nil>, value: "
                      + GoSyntax.value(value),
                  false);
        }
        yield "";
      }
      case JsonObject _, JsonArray _ -> {
        decodeFails("invalid map key: " + GoSyntax.value(key));
        yield "";
      }
    };
  }

  private void decodeFails(String problem) {
    if (decodeProblem == null) {
      decodeProblem = new YamlSyntaxException(problem);
    }
  }
}
