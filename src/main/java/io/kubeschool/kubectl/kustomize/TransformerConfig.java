package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The fields that transformers work on. Models api internal/plugins/builtinconfig/
 * transformerconfig.go.
 *
 * @param sections the fields by what is done to them
 * @param references where names are used
 */
record TransformerConfig(Map<Section, List<FieldSpec>> sections, List<NameReference> references) {

  static final TransformerConfig EMPTY = new TransformerConfig(Map.of(), List.of());

  private static final String REFERENCES = "nameReference";

  /** Holds upstream's tables, which are read when the first build asks for them. */
  private static final class Defaults {
    static final TransformerConfig CONFIG = read();

    private Defaults() {}

    private static TransformerConfig read() {
      try (InputStream in =
          Objects.requireNonNull(
              TransformerConfig.class.getResourceAsStream("default-fields.yaml"))) {
        return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What upstream has built in. */
  static TransformerConfig builtIn() {
    return Defaults.CONFIG;
  }

  /**
   * What a file of a kustomization's {@code configurations} says.
   *
   * @throws CommandError if it is not such a file
   */
  static TransformerConfig parse(String text) {
    Json content;
    try {
      content = YamlReader.parse(text);
    } catch (YamlSyntaxException e) {
      throw new CommandError("error converting YAML to JSON: " + e.getMessage());
    }
    Map<Section, List<FieldSpec>> sections = new EnumMap<>(Section.class);
    List<NameReference> references = new ArrayList<>();
    if (content instanceof JsonObject object) {
      object.forEach((name, value) -> {
        Section section = Section.of(name);
        if (section != null) {
          sections.put(section, sorted(FieldSpec.listOf(object.array(name))));
        } else if (name.equals(REFERENCES)) {
          object.array(name).objects().forEach(item -> references.add(reference(item)));
        } else {
          throw new CommandError(
              "error unmarshaling JSON: while decoding JSON: json: unknown field \"" + name + "\"");
        }
      });
    }
    references.sort(Comparator.comparing(NameReference::target));
    return new TransformerConfig(sections, List.copyOf(references));
  }

  private static NameReference reference(JsonObject item) {
    return new NameReference(Gvk.ofFields(item), FieldSpec.listOf(item.array("fieldSpecs")));
  }

  private static List<FieldSpec> sorted(List<FieldSpec> specs) {
    return specs.stream().sorted(Comparator.comparing(FieldSpec::gvk)).toList();
  }

  List<FieldSpec> specs(Section section) {
    return sections.getOrDefault(section, List.of());
  }

  /**
   * Both, each field once.
   *
   * @throws CommandError if they disagree about a field
   */
  TransformerConfig merge(TransformerConfig other) {
    Map<Section, List<FieldSpec>> merged = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      try {
        merged.put(section, sorted(FieldSpec.merge(specs(section), other.specs(section))));
      } catch (CommandError e) {
        throw new CommandError(
            "failed to merge " + section.goName() + " fieldSpec: " + e.getMessage());
      }
    }
    List<NameReference> all = new ArrayList<>(references);
    try {
      other.references.forEach(reference -> add(all, reference));
    } catch (CommandError e) {
      throw new CommandError("failed to merge NameReference fieldSpec: " + e.getMessage());
    }
    all.sort(Comparator.comparing(NameReference::target));
    return new TransformerConfig(merged, List.copyOf(all));
  }

  private static void add(List<NameReference> all, NameReference more) {
    boolean found = false;
    for (int i = 0; i < all.size(); i++) {
      NameReference present = all.get(i);
      if (present.target().equals(more.target())) {
        found = true;
        all.set(
            i,
            new NameReference(
                present.target(), FieldSpec.merge(present.referrers(), more.referrers())));
      }
    }
    if (!found) {
      all.add(more);
    }
  }
}
