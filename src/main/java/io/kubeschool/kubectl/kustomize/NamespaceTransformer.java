package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.List;
import java.util.Set;

/** Puts all into one namespace. Models api filters/namespace/namespace.go. */
final class NamespaceTransformer implements Transformer {

  private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");
  private static final String DEFAULT_ONLY = "defaultOnly";
  private static final String ALL = "allServiceAccounts";
  private static final String NONE = "none";
  private static final FieldSpec NAMESPACE =
      new FieldSpec(new Gvk("", "", ""), "metadata/namespace", true);

  private final JsonString namespace;
  private final List<FieldSpec> specs;

  private final boolean unsetOnly;
  private final String subjects;

  private NamespaceTransformer(
      String namespace, List<FieldSpec> specs, boolean unsetOnly, String subjects) {
    this.namespace = new JsonString(namespace);
    this.specs = specs;
    this.unsetOnly = unsetOnly;
    this.subjects = subjects;
  }

  static List<Transformer> configure(Stage stage) {
    String namespace = stage.kustomization().text("namespace");
    if (namespace.isEmpty()) {
      return List.of();
    }
    String subjects = stage.kustomization().text("setRoleBindingSubjects");
    if (!List.of("", DEFAULT_ONLY, NONE, ALL).contains(subjects)) {
      throw stage.misconfigured(
          "NamespaceTransformer",
          stage.kustomization().fields(),
          new CommandError(
              "invalid value "
                  + GoQuote.quote(subjects)
                  + " for setRoleBindingSubjects: must be one of \"defaultOnly\", \"none\" or"
                  + " \"allServiceAccounts\""));
    }
    return List.of(
        new NamespaceTransformer(
            namespace,
            stage.config().specs(Section.NAMESPACE),
            stage.kustomization().fields().bool("unsetOnly"),
            subjects));
  }

  @Override
  public void transform(ResourceMap resources) {
    for (Resource resource : resources.resources()) {
      if (resource.isDeleted()) {
        continue;
      }
      resource.rememberId();
      resource.edit(object -> moved(object, resource.gvk()));
      List<Resource> same = resources.byId(resource.id()::isSame);
      if (same.size() != 1) {
        throw new CommandError(
            "namespace transformation produces ID conflict: " + Resource.listText(same));
      }
    }
  }

  private JsonObject moved(JsonObject object, Gvk gvk) {
    FieldEdit edit = new FieldEdit(FieldEdit.Missing.SCALAR, this::replaced);
    JsonObject result = gvk.isClusterScoped() ? object : edit.apply(object, NAMESPACE);
    if (BINDINGS.contains(gvk.kind())) {
      result = withSubjects(result);
    }
    try {
      for (FieldSpec spec : specs) {
        if (applies(spec, gvk)) {
          result = edit.apply(result, spec);
        }
      }
    } catch (CommandError e) {
      throw new CommandError("namespace transformation failed: " + e.getMessage());
    }
    return result;
  }

  private static boolean applies(FieldSpec spec, Gvk gvk) {
    boolean own = spec.path().equals("metadata/namespace");
    boolean named = spec.path().equals("metadata/name") && !gvk.apiVersion().equals("v1");
    boolean subject =
        BINDINGS.contains(gvk.kind())
            && BINDINGS.contains(spec.gvk().kind())
            && spec.path().equals("subjects/namespace");
    return !own && !named && !subject;
  }

  private Json replaced(Json old) {
    if (!Scalar.is(old)) {
      throw Scalar.wrongKind("ScalarNode", old);
    }
    return unsetOnly && !Scalar.text(old).isEmpty() ? old : namespace;
  }

  /** Accounts called default go with their binding, or all, or none. */
  private JsonObject withSubjects(JsonObject binding) {
    if (!(binding.field("subjects") instanceof JsonArray list) || subjects.equals(NONE)) {
      return binding;
    }
    return binding.with("subjects", list.map(this::withSubject));
  }

  private Json withSubject(Json item) {
    if (!(item instanceof JsonObject subject)) {
      return item;
    }
    boolean goes =
        subjects.equals(ALL)
            ? Scalar.text(subject.field("kind")).equals("ServiceAccount")
            : Scalar.text(subject.field("name")).equals("default");
    Json old = subject.has("namespace") ? subject.field("namespace") : JsonString.EMPTY;
    return goes ? subject.with("namespace", replaced(old)) : subject;
  }
}
