package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of {@code replacements}, which may be in files of their own. Models api
 * internal/builtins/ReplacementTransformer.go.
 */
final class ReplacementTransformer implements Transformer {

  static final String NAME = "ReplacementTransformer";

  private final List<Replacement> replacements;

  private ReplacementTransformer(List<Replacement> replacements) {
    this.replacements = replacements;
  }

  static List<Transformer> configure(Stage stage) {
    List<JsonObject> entries = stage.kustomization().items("replacements");
    if (entries.isEmpty()) {
      return List.of();
    }
    List<Replacement> replacements = new ArrayList<>();
    try {
      entries.forEach(entry -> add(entry, stage.loader(), replacements));
    } catch (CommandError e) {
      throw stage.misconfigured(NAME, Json.objectOf("Replacements", entries), e);
    }
    return List.of(new ReplacementTransformer(replacements));
  }

  private static void add(JsonObject entry, Loader loader, List<Replacement> replacements) {
    String path = entry.string("path");
    if (path.isEmpty()) {
      replacements.add(new Replacement(entry));
      return;
    }
    if (entry.has("source") || !entry.array("targets").isEmpty()) {
      throw new CommandError("cannot specify both path and inline replacement");
    }
    Json content;
    try {
      content = YamlReader.parse(loader.loadText(path));
    } catch (YamlSyntaxException e) {
      throw new CommandError("error converting YAML to JSON: " + e.getMessage());
    }
    switch (content) {
      case JsonArray list -> list.forEach(item -> replacements.add(decoded(item)));
      case JsonObject _ -> replacements.add(decoded(content));
      default ->
          throw new CommandError(
              "unsupported replacement type encountered within replacement path: "
                  + (Scalar.isMissing(content) ? "invalid" : "string"));
    }
  }

  private static Replacement decoded(Json item) {
    try {
      Json fields = KustomizationShape.REPLACEMENT.decode(item);
      return new Replacement(fields instanceof JsonObject object ? object : JsonObject.EMPTY);
    } catch (CommandError e) {
      throw new CommandError("error unmarshaling JSON: while decoding JSON: " + e.getMessage());
    }
  }

  @Override
  public void transform(ResourceMap resources) {
    replacements.forEach(replacement -> replacement.apply(resources.resources()));
  }
}
