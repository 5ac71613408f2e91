package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Changes names, tags and digests of images: in any list of containers, and in the configured
 * fields. Models api filters/imagetag.
 */
final class ImageTransformer implements Transformer {

  private static final Set<String> LISTS = Set.of("containers", "initContainers");

  private final JsonObject image;
  private final Pattern pattern;
  private final List<FieldSpec> specs;

  private ImageTransformer(JsonObject image, List<FieldSpec> specs) {
    this.image = image;
    this.pattern = pattern(image.string("name"));
    this.specs = specs;
  }

  private static Pattern pattern(String name) {
    String rest = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$";
    try {
      return Pattern.compile("^" + name + rest);
    } catch (PatternSyntaxException _) {
      return Pattern.compile("^" + Pattern.quote(name) + rest);
    }
  }

  static List<Transformer> configure(Stage stage) {
    List<Transformer> transformers = new ArrayList<>();
    for (JsonObject image : stage.kustomization().items("images")) {
      transformers.add(new ImageTransformer(image, stage.config().specs(Section.IMAGES)));
    }
    return transformers;
  }

  @Override
  public void transform(ResourceMap resources) {
    FieldEdit edit = new FieldEdit(FieldEdit.Missing.STAYS, this::changed);
    for (Resource resource : resources.resources()) {
      if (resource.kind().equals("CustomResourceDefinition")) {
        continue;
      }
      resource.edit(object -> (JsonObject) walk(object));
      specs.forEach(spec -> resource.edit(object -> edit.apply(object, spec)));
    }
  }

  private Json walk(Json node) {
    return switch (node) {
      case JsonArray array -> array.map(this::walk);
      case JsonObject object -> {
        JsonObject result = object;
        for (String name : object.names()) {
          Json value = walk(object.field(name));
          if (LISTS.contains(name) && value instanceof JsonArray containers) {
            value = containers.map(this::container);
          }
          result = result.with(name, value);
        }
        yield result;
      }
      default -> node;
    };
  }

  private Json container(Json container) {
    return container instanceof JsonObject object && object.has("image")
        ? object.with("image", changed(object.field("image")))
        : container;
  }

  private Json changed(Json value) {
    if (!Scalar.is(value)) {
      throw Scalar.wrongKind("ScalarNode", value);
    }
    String text = Scalar.text(value);
    if (value == JsonNull.NULL || !pattern.matcher(text).find()) {
      return value;
    }
    ImageName name = ImageName.parse(text);
    return new JsonString(name.with(image).toString());
  }
}
