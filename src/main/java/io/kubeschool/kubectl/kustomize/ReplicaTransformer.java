package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sets a number of replicas. Models api internal/builtins/ReplicaCountTransformer.go. */
final class ReplicaTransformer implements Transformer {

  private final String name;
  private final JsonNumber count;
  private final List<FieldSpec> specs;

  private ReplicaTransformer(String name, long count, List<FieldSpec> specs) {
    this.name = name;
    this.count = JsonNumber.of(count);
    this.specs = specs;
  }

  static List<Transformer> configure(Stage stage) {
    List<FieldSpec> specs = stage.config().specs(Section.REPLICAS);
    List<Transformer> transformers = new ArrayList<>();
    for (JsonObject item : stage.kustomization().items("replicas")) {
      transformers.add(new ReplicaTransformer(item.string("name"), item.number(0, "count"), specs));
    }
    return transformers;
  }

  @Override
  public void transform(ResourceMap resources) {
    FieldEdit edit = new FieldEdit(FieldEdit.Missing.SCALAR, this::replaced);
    boolean found = false;
    for (FieldSpec spec : specs) {
      List<Resource> matches =
          resources.byAnyId(id -> id.name().equals(name) && id.gvk().isSelectedBy(spec.gvk()));
      found |= !matches.isEmpty();
      matches.forEach(resource -> resource.edit(object -> edit.apply(object, spec)));
    }
    if (!found) {
      throw new CommandError(
          "resource with name "
              + name
              + " does not match a config with the following GVK "
              + specs.stream()
                  .map(spec -> spec.gvk().toString())
                  .collect(Collectors.joining(" ", "[", "]")));
    }
  }

  private Json replaced(Json old) {
    if (!Scalar.is(old)) {
      throw Scalar.wrongKind("ScalarNode", old);
    }
    return count;
  }
}
