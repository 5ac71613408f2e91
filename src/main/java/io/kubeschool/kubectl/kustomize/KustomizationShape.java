package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.kustomize.GoShape.Basic;
import io.kubeschool.kubectl.kustomize.GoShape.ListOf;
import io.kubeschool.kubectl.kustomize.GoShape.MapOf;
import io.kubeschool.kubectl.kustomize.GoShape.Struct;

/** The fields that a kustomization file may have. Models api types/kustomization.go. */
final class KustomizationShape {

  private static final GoShape STRING = Basic.STRING;
  private static final GoShape BOOL = Basic.BOOL;
  private static final GoShape STRINGS = ListOf.of(STRING);
  private static final GoShape STRING_MAP = new MapOf(STRING);
  private static final GoShape VALUES = new MapOf(new GoShape.Anything());

  private static final Struct GVK = Struct.of("Gvk").with(STRING, "group", "version", "kind");
  private static final Struct RES_ID =
      Struct.of("ResId").embedding(GVK).with(STRING, "name", "namespace");
  private static final Struct SELECTOR =
      Struct.of("Selector").embedding(RES_ID).with(STRING, "annotationSelector", "labelSelector");
  private static final Struct FIELD_SPEC =
      Struct.of("FieldSpec").embedding(GVK).with(STRING, "path").with(BOOL, "create");
  private static final Struct LABEL =
      Struct.of("Label")
          .with(STRING_MAP, "pairs")
          .with(BOOL, "includeSelectors", "includeTemplates")
          .with(ListOf.of(FIELD_SPEC), "fields");
  private static final Struct PATCH =
      Struct.of("Patch")
          .with(STRING, "path", "patch")
          .with(SELECTOR, "target")
          .with(Struct.of("PatchArgs").with(BOOL, "allowNameChange", "allowKindChange"), "options");
  private static final Struct IMAGE =
      Struct.of("Image").with(STRING, "name", "newName", "tagSuffix", "newTag", "digest");
  private static final Struct FIELD_OPTIONS =
      Struct.of("FieldOptions")
          .with(STRING, "delimiter", "encoding")
          .with(Basic.INT, "index")
          .with(BOOL, "create");
  private static final Struct SOURCE =
      Struct.of("SourceSelector")
          .embedding(RES_ID)
          .with(STRING, "fieldPath")
          .with(FIELD_OPTIONS, "options");
  private static final Struct TARGET =
      Struct.of("TargetSelector")
          .with(SELECTOR, "select")
          .with(ListOf.ofPointers(SELECTOR), "reject")
          .with(STRINGS, "fieldPaths")
          .with(FIELD_OPTIONS, "options");

  /** A replacement, as a file of its own may hold it. */
  static final Struct REPLACEMENT =
      Struct.of("Replacement")
          .with(SOURCE, "source")
          .with(ListOf.ofPointers(TARGET), "targets")
          .with(STRING, "sourceValue");

  private static final Struct REPLICA =
      Struct.of("Replica").with(STRING, "name").with(Basic.INT64, "count");
  private static final Struct VAR =
      Struct.of("Var")
          .with(STRING, "name")
          .with(
              Struct.of("Target").embedding(GVK).with(STRING, "apiVersion", "name", "namespace"),
              "objref")
          .with(Struct.of("FieldSelector").with(STRING, "fieldPath"), "fieldref");
  private static final Struct SORT_OPTIONS =
      Struct.of("SortOptions")
          .with(Basic.string("types.SortOrder"), "order")
          .with(
              Struct.of("LegacySortOptions").with(STRINGS, "orderFirst", "orderLast"),
              "legacySortOptions");
  private static final Struct GENERATOR_OPTIONS =
      Struct.of("GeneratorOptions")
          .with(STRING_MAP, "labels", "annotations")
          .with(BOOL, "disableNameSuffixHash", "immutable");
  private static final Struct GENERATOR =
      Struct.of("GeneratorArgs")
          .with(STRING, "namespace", "name", "behavior")
          .embedding(
              Struct.of("KvPairSources")
                  .with(STRINGS, "literals", "files", "envs")
                  .with(STRING, "env"))
          .with(GENERATOR_OPTIONS, "options");
  private static final Struct HELM_CHART =
      Struct.of("HelmChart")
          .with(STRING, "name", "version", "repo", "releaseName", "namespace", "valuesFile")
          .with(STRING, "valuesMerge", "kubeVersion", "nameTemplate")
          .with(STRINGS, "additionalValuesFiles", "apiVersions")
          .with(VALUES, "valuesInline")
          .with(BOOL, "includeCRDs", "skipHooks", "skipTests", "debug", "devel");
  private static final Struct HELM_CHART_ARGS =
      Struct.of("HelmChartArgs")
          .with(STRING, "chartName", "chartVersion", "chartRepoUrl", "chartHome", "chartRepoName")
          .with(STRING, "helmBin", "helmHome", "values", "valuesMerge", "releaseName")
          .with(STRING, "releaseNamespace")
          .with(VALUES, "valuesLocal")
          .with(STRINGS, "extraArgs");
  private static final GoShape MERGE_PATCH = Basic.string("types.PatchStrategicMerge");

  /** The whole file. */
  static final Struct KUSTOMIZATION =
      Struct.of("Kustomization")
          .embedding(Struct.of("TypeMeta").with(STRING, "kind", "apiVersion"))
          .with(
              Struct.of("ObjectMeta")
                  .with(STRING, "name", "namespace")
                  .with(STRING_MAP, "labels", "annotations"),
              "metadata")
          .with(STRING_MAP, "openapi", "commonLabels", "commonAnnotations")
          .with(STRING, "namePrefix", "nameSuffix", "namespace")
          .with(ListOf.of(LABEL), "labels")
          .with(ListOf.of(MERGE_PATCH), "patchesStrategicMerge")
          .with(ListOf.of(PATCH), "patchesJson6902", "patches")
          .with(ListOf.of(IMAGE), "images", "imageTags")
          .with(
              ListOf.of(Struct.of("ReplacementField").embedding(REPLACEMENT).with(STRING, "path")),
              "replacements")
          .with(ListOf.of(REPLICA), "replicas")
          .with(ListOf.of(VAR), "vars")
          .with(SORT_OPTIONS, "sortOptions")
          .with(STRINGS, "resources", "components", "crds", "bases", "configurations")
          .with(STRINGS, "generators", "transformers", "validators", "buildMetadata")
          .with(ListOf.of(Struct.of("ConfigMapArgs").embedding(GENERATOR)), "configMapGenerator")
          .with(
              ListOf.of(Struct.of("SecretArgs").embedding(GENERATOR).with(STRING, "type")),
              "secretGenerator")
          .with(GENERATOR_OPTIONS, "generatorOptions")
          .with(Struct.of("HelmGlobals").with(STRING, "chartHome", "configHome"), "helmGlobals")
          .with(ListOf.of(HELM_CHART), "helmCharts")
          .with(ListOf.of(HELM_CHART_ARGS), "helmChartInflationGenerator");

  private KustomizationShape() {}
}
