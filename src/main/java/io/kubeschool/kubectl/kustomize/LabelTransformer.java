package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adds labels or annotations wherever they belong. Models api filters/labels and
 * filters/annotations.
 */
final class LabelTransformer implements Transformer {

  private static final FieldSpec METADATA =
      new FieldSpec(new Gvk("", "", ""), "metadata/labels", true);

  private final Map<String, String> texts;
  private final List<FieldSpec> specs;

  private LabelTransformer(Map<String, String> texts, List<FieldSpec> specs) {
    this.texts = texts;
    this.specs = specs;
  }

  /** One that adds a label to the metadata only. */
  static LabelTransformer ofMetadata(String name, String value) {
    return new LabelTransformer(Map.of(name, value), List.of(METADATA));
  }

  /** What {@code labels} and {@code commonLabels} ask for. */
  static List<Transformer> configure(Stage stage) {
    List<Transformer> transformers = new ArrayList<>();
    Map<String, String> common = stage.kustomization().pairs("commonLabels");
    if (common.isEmpty() && !stage.kustomization().hasAny("labels")) {
      return transformers;
    }
    for (JsonObject label : stage.kustomization().items("labels")) {
      transformers.add(
          new LabelTransformer(label.object("pairs").strings(), specs(label, stage.config())));
    }
    // Even if it has nothing to add: it counts among the transformations that are written down.
    transformers.add(new LabelTransformer(common, stage.config().specs(Section.COMMON_LABELS)));
    return transformers;
  }

  private static List<FieldSpec> specs(JsonObject label, TransformerConfig config) {
    List<FieldSpec> specs = FieldSpec.listOf(label.array("fields"));
    try {
      specs = FieldSpec.merge(specs, config.specs(Section.LABELS));
      if (label.bool("includeSelectors")) {
        return FieldSpec.merge(specs, config.specs(Section.COMMON_LABELS));
      }
      if (label.bool("includeTemplates")) {
        specs = withTemplates(specs, config);
      }
      return FieldSpec.merge(specs, List.of(METADATA));
    } catch (CommandError e) {
      throw new CommandError("failed to merge labels: " + e.getMessage());
    }
  }

  private static List<FieldSpec> withTemplates(List<FieldSpec> specs, TransformerConfig config) {
    try {
      return FieldSpec.merge(specs, config.specs(Section.TEMPLATE_LABELS));
    } catch (CommandError e) {
      throw new CommandError("failed to merge template fieldSpec: " + e.getMessage());
    }
  }

  /** What {@code commonAnnotations} asks for. */
  static List<Transformer> annotations(Stage stage) {
    Map<String, String> annotations = stage.kustomization().pairs("commonAnnotations");
    return annotations.isEmpty()
        ? List.of()
        : List.of(
            new LabelTransformer(annotations, stage.config().specs(Section.COMMON_ANNOTATIONS)));
  }

  @Override
  public void transform(ResourceMap resources) {
    for (Resource resource : resources.resources()) {
      texts.forEach((name, value) -> {
        FieldEdit edit = new FieldEdit(FieldEdit.Missing.MAP, map -> with(map, name, value));
        specs.forEach(spec -> resource.edit(object -> edit.apply(object, spec)));
      });
    }
  }

  private static Json with(Json map, String name, String value) {
    return switch (map) {
      case JsonObject object -> object.with(name, new JsonString(value));
      case JsonNull _ -> map;
      default -> throw Scalar.wrongKind("MappingNode", map);
    };
  }
}
