package io.kubeschool.kubectl.kustomize;

import java.util.ArrayList;
import java.util.List;

/**
 * The transformers that a kustomization's fields stand for, in the order in which they run: one
 * line each. Models api internal/target/kusttarget_configplugin.go.
 */
final class BuiltInTransformers {

  private record Entry(String name, Stage.Factory factory) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(MergePatchTransformer.NAME, MergePatchTransformer::configure),
          new Entry(PatchTransformer.NAME, PatchTransformer::configure),
          new Entry("NamespaceTransformer", NamespaceTransformer::configure),
          new Entry("PrefixTransformer", NameAffixTransformer::prefixes),
          new Entry("SuffixTransformer", NameAffixTransformer::suffixes),
          new Entry("LabelTransformer", LabelTransformer::configure),
          new Entry("AnnotationsTransformer", LabelTransformer::annotations),
          new Entry(JsonPatchTransformer.NAME, JsonPatchTransformer::configure),
          new Entry("ReplicaCountTransformer", ReplicaTransformer::configure),
          new Entry("ImageTagTransformer", ImageTransformer::configure),
          new Entry(ReplacementTransformer.NAME, ReplacementTransformer::configure));

  /**
   * A transformer and what it is called.
   *
   * @param name the kind that upstream gives it
   */
  record Named(String name, Transformer transformer) {}

  private BuiltInTransformers() {}

  /**
   * All that a kustomization asks for.
   *
   * @throws io.kubeschool.kubectl.error.CommandError if what it says does not do
   */
  static List<Named> configure(Stage stage) {
    List<Named> all = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      entry.factory().configure(stage).forEach(t -> all.add(new Named(entry.name(), t)));
    }
    return all;
  }
}
