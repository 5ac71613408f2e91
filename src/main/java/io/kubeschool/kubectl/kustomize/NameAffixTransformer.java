package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonString;
import java.util.List;

/**
 * Puts something before or after names. Models api internal/builtins/PrefixTransformer.go and
 * SuffixTransformer.go.
 */
final class NameAffixTransformer implements Transformer {

  /** The kinds whose names stay: others depend on them. */
  private static final List<Gvk> KEPT =
      List.of(
          new Gvk("", "", "CustomResourceDefinition"),
          new Gvk("apiregistration.k8s.io", "", "APIService"),
          new Gvk("", "", "Namespace"));

  private final String prefix;
  private final String suffix;
  private final List<FieldSpec> specs;

  private NameAffixTransformer(String prefix, String suffix, List<FieldSpec> specs) {
    this.prefix = prefix;
    this.suffix = suffix;
    this.specs = specs;
  }

  static List<Transformer> prefixes(Stage stage) {
    String prefix = stage.kustomization().text("namePrefix");
    return prefix.isEmpty()
        ? List.of()
        : List.of(new NameAffixTransformer(prefix, "", stage.config().specs(Section.NAME_PREFIX)));
  }

  static List<Transformer> suffixes(Stage stage) {
    String suffix = stage.kustomization().text("nameSuffix");
    return suffix.isEmpty()
        ? List.of()
        : List.of(new NameAffixTransformer("", suffix, stage.config().specs(Section.NAME_SUFFIX)));
  }

  @Override
  public void transform(ResourceMap resources) {
    FieldEdit edit = new FieldEdit(FieldEdit.Missing.STAYS, this::affixed);
    for (Resource resource : resources.resources()) {
      Gvk original = resource.originalId().gvk();
      if (KEPT.stream().anyMatch(original::isSelectedBy)) {
        continue;
      }
      for (FieldSpec spec : specs) {
        if (original.isSelectedBy(spec.gvk())) {
          remember(resource, spec);
          resource.edit(object -> edit.apply(object, spec));
        }
      }
    }
  }

  private void remember(Resource resource, FieldSpec spec) {
    if (!spec.path().equals("metadata/name")) {
      return;
    }
    if (!prefix.isEmpty()) {
      resource.addPrefix(prefix);
    }
    if (!suffix.isEmpty()) {
      resource.addSuffix(suffix);
    }
    resource.rememberId();
  }

  private Json affixed(Json name) {
    if (!Scalar.is(name)) {
      throw Scalar.wrongKind("ScalarNode", name);
    }
    return new JsonString(prefix + Scalar.text(name) + suffix);
  }
}
