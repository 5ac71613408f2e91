package io.kubeschool.kubectl.kustomize;

import java.util.ArrayList;
import java.util.List;

/**
 * Mends the names that resources call each other by. Models api
 * internal/accumulator/namereferencetransformer.go.
 */
final class NameReferenceTransformer implements Transformer {

  private final List<NameReference> references;

  NameReferenceTransformer(List<NameReference> references) {
    this.references = references;
  }

  @Override
  public void transform(ResourceMap resources) {
    for (Resource referrer : resources.resources()) {
      Gvk original = referrer.originalId().gvk();
      List<ReferenceEdit> edits = new ArrayList<>();
      for (NameReference reference : references) {
        for (FieldSpec field : reference.referrers()) {
          if (original.isSelectedBy(field.gvk())) {
            edits.add(new ReferenceEdit(referrer, field, reference.target()));
          }
        }
      }
      if (!edits.isEmpty()) {
        List<Resource> candidates = resources.visibleTo(referrer);
        edits.forEach(edit -> edit.apply(candidates));
      }
    }
  }
}
