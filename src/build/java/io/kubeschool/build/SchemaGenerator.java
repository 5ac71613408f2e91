package io.kubeschool.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the schema of the Kubernetes API from the sources of its Java client: one JSON file per
 * type, and an index of the kinds. Run by the build (see pom.xml) before the tests:
 *
 * <pre>java SchemaGenerator.java API-SOURCES.jar PROTO-SOURCES.jar SUPPLEMENT-FOLDER OUTPUT</pre>
 */
public final class SchemaGenerator {

  private static final Pattern CLASS_NAME =
      Pattern.compile("([A-Z][a-z]+)?(V\\d+(?:alpha\\d+|beta\\d+)?)([A-Z]\\w*)");

  /** The groups whose packages are not named after their first word. */
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("core", ""),
          Map.entry("apps", "apps"),
          Map.entry("batch", "batch"),
          Map.entry("autoscaling", "autoscaling"),
          Map.entry("policy", "policy"),
          Map.entry("flowcontrol", "flowcontrol.apiserver.k8s.io"),
          Map.entry("rbac", "rbac.authorization.k8s.io"));

  private static final Map<String, String> SIMPLE_TYPES =
      Map.ofEntries(
          Map.entry("String", "string"),
          Map.entry("Integer", "int32"),
          Map.entry("Long", "int64"),
          Map.entry("Boolean", "bool"),
          Map.entry("Double", "double"),
          Map.entry("byte[]", "bytes"),
          Map.entry("OffsetDateTime", "time"),
          Map.entry("Quantity", "quantity"),
          Map.entry("IntOrString", "intOrString"),
          Map.entry("Object", "any"));

  /** Fields of these types have the type's description in place of their own. */
  private static final Set<String> DESCRIBED_BY_TYPE = Set.of("Quantity", "IntOrString");

  private final Map<String, ClientModels.Model> models = new TreeMap<>();
  private final Map<String, ProtoMessages.Message> messages = new TreeMap<>();
  private final Map<String, String> typeOfClass = new TreeMap<>();
  private final SchemaSupplement supplement;

  private SchemaGenerator(SchemaSupplement supplement) {
    this.supplement = supplement;
  }

  /** Generates unless the output is newer than everything that goes into it. */
  public static void main(String[] args) throws IOException {
    Path api = Path.of(args[0]);
    Path proto = Path.of(args[1]);
    Path folder = Path.of(args[2]);
    Path output = Path.of(args[3]);
    Path index = output.resolve("index.json");
    Path generator = folder.resolveSibling("java");
    if (Files.exists(index) && isNewer(index, api, proto, folder, generator)) {
      return;
    }
    SchemaGenerator schema = new SchemaGenerator(new SchemaSupplement(folder));
    schema.read(api, proto);
    schema.write(output);
  }

  private static boolean isNewer(Path index, Path... inputs) throws IOException {
    for (Path input : inputs) {
      try (var files = Files.walk(input)) {
        for (Path file : files.toList()) {
          if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(index)) > 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void read(Path api, Path proto) throws IOException {
    forEachSource(
        api,
        (name, source) -> {
          if (name.startsWith("io/kubernetes/client/openapi/models/")) {
            ClientModels.Model model =
                ClientModels.parse(source.lines().collect(Collectors.joining("\n")));
            if (model != null) {
              models.put(model.name(), model);
            }
          }
        });
    forEachSource(
        proto,
        (name, source) -> {
          for (ProtoMessages.Message message : ProtoMessages.parse(source)) {
            messages.put(message.name(), message);
          }
        });
  }

  private interface SourceReader {
    void read(String name, BufferedReader source) throws IOException;
  }

  private static void forEachSource(Path jar, SourceReader reader) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        if (entry.getName().endsWith(".java")) {
          try (BufferedReader source =
              new BufferedReader(
                  new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            reader.read(entry.getName(), source);
          }
        }
      }
    }
  }

  private void write(Path output) throws IOException {
    models.values().forEach(model -> typeOfClass.put(model.name(), typeName(model)));
    Files.createDirectories(output);
    Map<String, String> kinds = new TreeMap<>();
    for (ClientModels.Model model : models.values()) {
      String type = typeOfClass.get(model.name());
      if (!isStable(type)) {
        continue;
      }
      Files.writeString(output.resolve(type + ".json"), describe(type, model));
      if (model.fields().keySet().containsAll(Set.of("apiVersion", "kind"))) {
        String[] parts = type.split("\\.");
        String version = parts[parts.length - 2];
        String group = group(parts[parts.length - 3]);
        String kind =
            (group.isEmpty() ? "" : group + "/") + version + "/" + parts[parts.length - 1];
        kinds.put(kind, type);
      }
    }
    List<String> lines = new ArrayList<>();
    kinds.forEach((kind, type) -> lines.add(quote(kind) + ":" + quote(type)));
    Files.writeString(output.resolve("index.json"), "{" + String.join(",\n", lines) + "}\n");
  }

  private static String group(String folder) {
    return GROUPS.getOrDefault(folder, folder + ".k8s.io");
  }

  private static boolean isStable(String type) {
    return !type.matches(".*\\.v\\d+(alpha|beta)\\d+\\..*");
  }

  /** The full name of a class's type: that of the message which has its fields. */
  private String typeName(ClientModels.Model model) {
    Matcher matcher = CLASS_NAME.matcher(model.name());
    if (!matcher.matches()) {
      return "io.k8s.apimachinery.pkg." + model.name();
    }
    String prefix = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase();
    String suffix = "." + matcher.group(2).toLowerCase() + "." + matcher.group(3);
    String best = null;
    int mostShared = -1;
    for (ProtoMessages.Message message : messages.values()) {
      if (message.name().endsWith(suffix)
          && (prefix.isEmpty() || message.name().endsWith("." + prefix + suffix))) {
        Set<String> shared = new TreeSet<>(message.fields().keySet());
        shared.retainAll(model.fields().keySet());
        int score = shared.size() * 2 + (message.name().startsWith("k8s.io.api.core.") ? 1 : 0);
        if (score > mostShared) {
          mostShared = score;
          best = message.name();
        }
      }
    }
    if (best != null) {
      return "io.k8s."
          + best.substring("k8s.io.".length())
              .replace("k8s.io.", "")
              .replace("apiextensions_", "apiextensions-");
    }
    return prefix.equals("apiregistration") || matcher.group(3).startsWith("APIService")
        ? "io.k8s.kube-aggregator.pkg.apis.apiregistration" + suffix
        : "io.k8s.apimachinery.pkg.apis.meta" + suffix;
  }

  private String describe(String type, ClientModels.Model model) {
    ProtoMessages.Message message =
        messages.get(
            "k8s.io."
                + type.substring("io.k8s.".length()).replace("apiextensions-", "apiextensions_"));
    List<String> fields = new ArrayList<>();
    for (ClientModels.Field field : model.fields().values()) {
      ProtoMessages.Field proto = message == null ? null : find(message, field.name());
      fields.add(quote(field.name()) + ":" + describe(type, field, proto));
    }
    String description =
        message != null && preferred(message.description(), model.description())
            ? message.description()
            : model.description();
    return "{\"description\":"
        + quote(supplement.withParagraphs(type, description))
        + (message == null || message.structType().isEmpty()
            ? ""
            : ",\"structType\":" + quote(message.structType()))
        + ",\"fields\":{\n"
        + String.join(",\n", fields)
        + "}"
        + (message == null ? "" : ",\n\"protobuf\":" + numbers(message, model))
        + "}\n";
  }

  /**
   * What the message's fields are in JSON, by their numbers: a field's name, or the same for a
   * struct that is inlined.
   */
  private String numbers(ProtoMessages.Message message, ClientModels.Model model) {
    Map<Integer, String> numbers = new TreeMap<>();
    for (ProtoMessages.Field field : message.fields().values()) {
      String name =
          model.fields().keySet().stream()
              .filter(field.name()::equalsIgnoreCase)
              .findFirst()
              .orElse("");
      ProtoMessages.Message inlined = messages.get(field.message());
      if (!name.isEmpty()) {
        numbers.put(field.number(), quote(name));
      } else if (inlined != null) {
        numbers.put(field.number(), numbers(inlined, model));
      }
    }
    List<String> texts = new ArrayList<>();
    numbers.forEach((number, field) -> texts.add("\"" + number + "\":" + field));
    return "{" + String.join(",", texts) + "}";
  }

  /** The message's field of that name, also in a struct that is inlined in JSON. */
  private ProtoMessages.Field find(ProtoMessages.Message message, String name) {
    for (ProtoMessages.Field field : message.fields().values()) {
      if (field.name().equalsIgnoreCase(name)) {
        return field;
      }
    }
    for (ProtoMessages.Field candidate : message.fields().values()) {
      String nested = candidate.type().replaceFirst("^optional \\.", "");
      ProtoMessages.Message inner = messages.get(nested);
      if (inner != null
          && nested.substring(nested.lastIndexOf('.') + 1).equalsIgnoreCase(candidate.name())
          && inner.fields().containsKey(name)) {
        return inner.fields().get(name);
      }
    }
    return null;
  }

  private String describe(String type, ClientModels.Field field, ProtoMessages.Field proto) {
    Map<String, String> members = new TreeMap<>();
    String fieldType = schemaType(field.javaType());
    if (proto != null && proto.type().endsWith(".MicroTime")) {
      fieldType = fieldType.replace("time", "microTime");
    }
    members.put("type", quote(fieldType));
    String description = field.description();
    if (proto != null
        && (DESCRIBED_BY_TYPE.contains(field.javaType())
            || preferred(proto.description(), description))) {
      description = proto.description();
    }
    description = supplement.withParagraphs(type + "." + field.name(), description);
    Map<String, String> values = supplement.enumOf(type, field.name());
    if (values != null) {
      StringBuilder text = new StringBuilder(description).append("\n\nPossible enum values:");
      values.forEach((v, meaning) -> text.append("\n - `\"" + v + "\"`" + meaning));
      description = text.toString();
      members.put(
          "enum",
          "[" + String.join(",", values.keySet().stream().map(v -> quote(v)).toList()) + "]");
    }
    members.put("description", quote(description));
    if (field.required()) {
      members.put("required", "true");
    }
    SchemaSupplement.GoField go = supplement.field(type, field.name());
    if (!go.flags().isEmpty()) {
      members.put("go", quote(go.flags()));
    }
    if (!go.type().isEmpty()) {
      members.put("goType", quote(go.type()));
    }
    if (proto != null) {
      putMarker(members, "patchStrategy", proto.marker("patchStrategy"));
      putMarker(members, "mergeKey", proto.marker("patchMergeKey"));
      putMarker(members, "listType", proto.marker("listType"));
      putMarker(members, "listMapKeys", proto.marker("listMapKey"));
      putMarker(members, "structType", proto.marker("structType"));
      putMarker(members, "mapType", proto.marker("mapType"));
      String given = proto.marker("default");
      if (isJsonScalar(given)) {
        members.put("default", given);
      }
    }
    List<String> texts = new ArrayList<>();
    members.forEach((name, value) -> texts.add(quote(name) + ":" + value));
    return "{" + String.join(",", texts) + "}";
  }

  /** The client's descriptions have lost their line breaks, the messages' have not. */
  private static boolean preferred(String ofMessage, String ofClass) {
    return ofClass.isEmpty() || collapse(ofMessage).equals(collapse(ofClass));
  }

  private static String collapse(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Not {@code ref(Constant)}, whose value the comments do not tell. */
  private static boolean isJsonScalar(String text) {
    return text.matches("\"[^\"\\\\]*\"|-?\\d+|true|false");
  }

  private static void putMarker(Map<String, String> members, String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, quote(value));
    }
  }

  private String schemaType(String javaType) {
    String simple = SIMPLE_TYPES.get(javaType);
    if (simple != null) {
      return simple;
    }
    if (javaType.startsWith("List<")) {
      return "[]" + schemaType(javaType.substring(5, javaType.length() - 1));
    }
    if (javaType.startsWith("Map<String, ")) {
      return "map[string]" + schemaType(javaType.substring(12, javaType.length() - 1));
    }
    String type = typeOfClass.get(javaType);
    if (type == null) {
      throw new UncheckedIOException(new IOException("no schema type for " + javaType));
    }
    return type;
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
