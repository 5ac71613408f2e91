package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A folder's kustomization being built. Models api internal/target/kusttarget.go: KustTarget. */
final class Target {

  private static final String HELM = "HelmChartInflationGenerator";

  /** Where Go would have the generator that a message is about; nobody can tell. */
  private static final String GENERATOR_ADDRESS = "0xc000112233";

  private final Kustomization kustomization;
  private final Loader loader;
  private final BuildLog log;
  private final BuildOptions options;
  private Origin origin;

  private Target(
      Kustomization kustomization,
      Loader loader,
      BuildLog log,
      BuildOptions options,
      Origin origin) {
    this.kustomization = kustomization;
    this.loader = loader;
    this.log = log;
    this.options = options;
    this.origin = origin;
  }

  /**
   * The outermost one.
   *
   * @throws CommandError if its file is not right
   */
  static Target outermost(Loader loader, BuildLog log, BuildOptions options) {
    Kustomization kustomization = new KustomizationReader(log).read(loader);
    Origin origin = kustomization.hasAny("buildMetadata") ? Origin.of("") : null;
    return new Target(kustomization, loader, log, options, origin);
  }

  Kustomization kustomization() {
    return kustomization;
  }

  /**
   * The resources, transformed, with their names and variables in order.
   *
   * @throws CommandError with upstream's words for what is wrong
   */
  ResourceMap build() {
    OpenApi.check(kustomization, loader);
    Accumulator all = accumulate(new Accumulator());
    new HashTransformer().transform(all.resources());
    new NameReferenceTransformer(all.config().references()).transform(all.resources());
    all.resolveVariables(log);
    all.resources().removeIf(Target::isLocal);
    return all.resources();
  }

  private static boolean isLocal(Resource resource) {
    String local = resource.annotations().get("config.kubernetes.io/local-config");
    return local != null && !local.equals("false");
  }

  private Accumulator accumulate(Accumulator start) {
    Accumulator all = start;
    prefixing(
        "accumulating resources",
        () -> {
          addResources(start, kustomization.texts("resources"));
          return null;
        });
    all.merge(configuration());
    Crds.check(kustomization.texts("crds"), loader);
    generate(all);
    all = prefixing("accumulating components", () -> withComponents(start));
    transform(all);
    try {
      all.mergeVariables(kustomization.items("vars"));
    } catch (CommandError e) {
      throw new CommandError("merging vars " + variables() + ": " + e.getMessage());
    }
    return all;
  }

  private String variables() {
    List<String> texts =
        kustomization.items("vars").stream()
            .map(entry -> Variable.of(entry.remove("objref", "apiVersion")).toString())
            .toList();
    return "[" + String.join(" ", texts) + "]";
  }

  private static <T> T prefixing(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (CommandError e) {
      throw new CommandError(what + ": " + e.getMessage());
    }
  }

  private TransformerConfig configuration() {
    TransformerConfig own = TransformerConfig.EMPTY;
    for (String path : kustomization.texts("configurations")) {
      own = own.merge(TransformerConfig.parse(loader.loadText(path)));
    }
    return TransformerConfig.builtIn().merge(own);
  }

  private void addResources(Accumulator all, List<String> paths) {
    for (String path : paths) {
      try {
        addFile(all, path);
      } catch (CommandError asFile) {
        addFolder(all, path, asFile);
      }
    }
  }

  private void addFile(Accumulator all, String path) {
    List<Resource> resources =
        prefixing(
            "accumulating resources from '" + path + "'",
            () -> {
              ResourceMap map = new ResourceMap();
              map.appendAll(ResourceReader.readFile(loader, path));
              return map.resources();
            });
    if (origin != null) {
      resources.forEach(origin.append(path)::annotate);
    }
    prefixing(
        "merging resources from '" + path + "'",
        () -> {
          all.resources().appendAll(resources);
          return null;
        });
  }

  private void addFolder(Accumulator all, String path, CommandError asFile) {
    Loader below;
    String prefix = "accumulation err='" + asFile.getMessage() + "'";
    try {
      below = loader.descend(path);
    } catch (CommandError e) {
      throw ResourceReader.isMalformed(asFile)
          ? asFile
          : new CommandError(prefix + ": " + e.getMessage());
    }
    prefixing(
        prefix,
        () -> {
          Accumulator found = child(below, path, false).accumulated(new Accumulator());
          prefixing(
              "recursed merging from path '" + below.root() + "'",
              () -> {
                all.merge(found);
                return null;
              });
          return null;
        });
  }

  private Accumulator withComponents(Accumulator start) {
    Accumulator all = start;
    for (String path : kustomization.texts("components")) {
      Loader below;
      try {
        below = loader.descend(path);
      } catch (CommandError e) {
        throw new CommandError("loader.New " + GoQuote.quote(e.getMessage()));
      }
      try {
        Accumulator found = child(below, path, true).accumulated(all);
        all = new Accumulator();
        all.merge(found);
      } catch (CommandError e) {
        throw new CommandError("accumulateDirectory: " + GoQuote.quote(e.getMessage()));
      }
    }
    return all;
  }

  private Target child(Loader below, String path, boolean component) {
    Kustomization found =
        prefixing(
            "couldn't make target for path '" + below.root() + "'",
            () -> new KustomizationReader(log).read(below));
    OpenApi.check(found, below);
    if (component && !found.isComponent()) {
      throw new CommandError(
          "expected kind 'Component' for path '"
              + below.root()
              + "' but got '"
              + found.kind()
              + "'");
    }
    if (!component && found.isComponent()) {
      throw new CommandError("expected kind != 'Component' for path '" + below.root() + "'");
    }
    return new Target(found, below, log, options, origin == null ? null : origin.append(path));
  }

  private Accumulator accumulated(Accumulator start) {
    return prefixing(
        "recursed accumulation of path '" + loader.root() + "'", () -> accumulate(start));
  }

  private void generate(Accumulator all) {
    for (JsonObject chart : kustomization.items("helmCharts")) {
      refuse(chart);
    }
    JsonObject shared = kustomization.fields().object("generatorOptions");
    for (GeneratorKind kind : GeneratorKind.values()) {
      for (JsonObject entry : kustomization.items(kind.field())) {
        Resource resource = kind.generate(entry, shared, loader);
        if (origin != null) {
          origin.plugin(kustomization.fileName(), kind.plugin()).annotate(resource);
        }
        absorb(all, resource);
      }
    }
    prefixing("loading generator plugins", () -> plugins("generators"))
        .forEach(config -> absorb(all, generated(config)));
  }

  private void absorb(Accumulator all, Resource resource) {
    String generator =
        "&{" + GENERATOR_ADDRESS + " " + (origin == null ? "<nil>" : GENERATOR_ADDRESS) + "}";
    prefixing(
        "merging from generator " + generator,
        () -> {
          all.resources().absorb(resource);
          return null;
        });
  }

  private Resource generated(Resource config) {
    return prefixing("loading generator plugins", () -> BuiltInPlugins.generate(config, loader));
  }

  /** The resources that configure plugins, inline or in files. */
  private List<Resource> plugins(String field) {
    Accumulator configs = new Accumulator();
    List<String> paths = new ArrayList<>();
    for (String entry : kustomization.texts(field)) {
      try {
        configs.resources().appendAll(ResourceReader.read(entry));
      } catch (CommandError _) {
        paths.add(entry);
      }
    }
    addResources(configs, paths);
    return configs.resources().resources();
  }

  private void refuse(JsonObject chart) {
    JsonObject config = chart;
    JsonObject globals = kustomization.fields().object("helmGlobals");
    for (String name : globals.names()) {
      config = config.with(name, globals.field(name));
    }
    String namespace = kustomization.text("namespace");
    if (!config.has("namespace") && !namespace.isEmpty()) {
      config = config.with("namespace", namespace);
    }
    throw Stage.trouble(
        HELM,
        config,
        new CommandError(
            options.helm()
                ? "exec: \"helm\": executable file not found in $PATH"
                : "must specify --enable-helm"));
  }

  private void transform(Accumulator all) {
    Stage stage = new Stage(kustomization, all.config(), loader, null);
    List<BuiltInTransformers.Named> transformers = BuiltInTransformers.configure(stage);
    List<Transformer> configured = configured("transformers");
    for (BuiltInTransformers.Named named : transformers) {
      named.transformer().transform(all.resources());
      if (origin != null) {
        Origin plugin = origin.plugin(kustomization.fileName(), named.name());
        all.resources().resources().forEach(plugin::recordOn);
      }
      all.resources().dropDeleted();
    }
    for (Transformer transformer : configured) {
      transformer.transform(all.resources());
      all.resources().dropDeleted();
    }
    configured("validators").forEach(validator -> validate(all.resources(), validator));
  }

  private List<Transformer> configured(String field) {
    return plugins(field).stream()
        .flatMap(config -> BuiltInPlugins.transformers(config, loader).stream())
        .toList();
  }

  private static void validate(ResourceMap resources, Transformer validator) {
    List<JsonObject> before = resources.resources().stream().map(Resource::content).toList();
    validator.transform(resources);
    if (!before.equals(resources.resources().stream().map(Resource::content).toList())) {
      throw new CommandError("validator shouldn't modify the resource map");
    }
  }
}
