package io.kubeschool.kubectl.resource;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what a command works on from its arguments, files and selectors. Models cli-runtime
 * resource/builder.go: Builder; each method has its namesake there.
 */
public final class ResourceBuilder {

  private static final String NOTHING_GIVEN =
      """
      You must provide one or more resources by argument or filename.
      Example resource specifications include:
         '-f rsrc.yaml'
         '--filename=rsrc.json'
         '<resource> <name>'
         '<resource>'\
      """;

  private final Session session;
  private final List<KubectlError> errors = new ArrayList<>();
  private final ResourcePaths paths = new ResourcePaths(errors);
  private final ResourceArguments arguments = new ResourceArguments(errors);
  private boolean local;
  private String labelSelector;
  private String fieldSelector;
  private boolean selectAll;
  private long chunkSize;
  private String subresource = "";
  private String namespace = "";
  private boolean allNamespaces;
  private boolean defaultNamespace;
  private boolean requireNamespace;
  private boolean flatten;
  private boolean latest;
  private boolean requireObject = true;
  private boolean singleResourceType;
  private boolean continueOnError;
  private RequestForm form = RequestForm.PLAIN;
  private DocumentCheck check = DocumentCheck.NONE;

  /** A builder for that run of kubectl. */
  public ResourceBuilder(Session session) {
    this.session = session;
  }

  /** Never asks the server. */
  public ResourceBuilder local(boolean isLocal) {
    local = isLocal;
    return this;
  }

  /** Looks at each document of a file before it becomes an object. Models Schema. */
  public ResourceBuilder check(DocumentCheck documentCheck) {
    check = documentCheck;
    return this;
  }

  /**
   * Asks the server for tables.
   *
   * @param wholeObjects whether the rows carry the whole objects, not just their metadata
   */
  public ResourceBuilder asTables(boolean wholeObjects) {
    form = new RequestForm(Request.ACCEPT_TABLE, wholeObjects ? "Object" : "");
    return this;
  }

  /**
   * Takes the files that {@code -f}, {@code -k} and {@code -R} name. Models FilenameParam.
   *
   * @param enforceNamespace whether an object's own namespace must be that of the command line
   */
  public ResourceBuilder files(FilenameOptions options, boolean enforceNamespace) {
    if (!options.kustomization().isEmpty() && !options.names().isEmpty()) {
      errors.add(new CommandError("only one of -f or -k can be specified"));
      return this;
    }
    if (!options.kustomization().isEmpty() && options.recursive()) {
      errors.add(new CommandError("the -k flag can't be used with -f or -R"));
      return this;
    }
    paths.add(options, new FileSources(session, this::newInfoReader, check));
    if (enforceNamespace) {
      requireNamespace = true;
    }
    return this;
  }

  /** Takes the objects of a text. Models Stream. */
  public ResourceBuilder text(String text, String name) {
    paths.addStream(new FileSources(session, this::newInfoReader, check).text(text, name));
    return this;
  }

  private InfoReader newInfoReader() {
    return new InfoReader(local ? null : session, subresource);
  }

  /** Models LabelSelectorParam. */
  public ResourceBuilder labelSelector(String selector) {
    String trimmed = selector.strip();
    if (takes("label", trimmed, selector)) {
      labelSelector = trimmed;
    }
    return this;
  }

  /** Models FieldSelectorParam. */
  public ResourceBuilder fieldSelector(String selector) {
    String trimmed = selector.strip();
    if (takes("field", trimmed, trimmed)) {
      fieldSelector = trimmed;
    }
    return this;
  }

  /** Whether there is a selector and it goes with what was said before. */
  private boolean takes(String kind, String selector, String shown) {
    if (!selector.isEmpty() && selectAll) {
      errors.add(
          new CommandError(
              "found non-empty "
                  + kind
                  + " selector \""
                  + shown
                  + "\" with previously set 'all' parameter. "));
    }
    return !selector.isEmpty() && !selectAll;
  }

  /** Models SelectAllParam. */
  public ResourceBuilder selectAll(boolean all) {
    if (all && (labelSelector != null || fieldSelector != null)) {
      errors.add(new CommandError("setting 'all' parameter but found a non empty selector. "));
      return this;
    }
    selectAll = all;
    return this;
  }

  /** Reads long lists in parts of that many; 0 for at once. Models RequestChunksOf. */
  public ResourceBuilder chunkSize(long size) {
    chunkSize = size;
    return this;
  }

  /** Means that part of each object. */
  public ResourceBuilder subresource(String part) {
    subresource = part;
    return this;
  }

  /** Models NamespaceParam. */
  public ResourceBuilder namespace(String newNamespace) {
    namespace = newNamespace;
    return this;
  }

  /** Puts objects that name no namespace into that of the command line. */
  public ResourceBuilder defaultNamespace() {
    defaultNamespace = true;
    return this;
  }

  /** Models AllNamespaces. */
  public ResourceBuilder allNamespaces(boolean all) {
    if (all) {
      namespace = "";
    }
    allNamespaces = all;
    return this;
  }

  /** Splits lists into their items. */
  public ResourceBuilder flatten() {
    flatten = true;
    return this;
  }

  /** Reads the newest state of what comes from files. */
  public ResourceBuilder latest() {
    latest = true;
    return this;
  }

  /** Whether each object must be read before it is visited. */
  public ResourceBuilder requireObject(boolean require) {
    requireObject = require;
    return this;
  }

  /** Refuses more than one type. */
  public ResourceBuilder singleResourceType() {
    singleResourceType = true;
    return this;
  }

  /** Goes on with the next object after an error. */
  public ResourceBuilder continueOnError() {
    continueOnError = true;
    return this;
  }

  /** Models ResourceNames. */
  public ResourceBuilder names(String type, List<String> objectNames) {
    arguments.addNames(type, objectNames);
    return this;
  }

  /** Models ResourceTypes. */
  public ResourceBuilder types(List<String> resourceTypes) {
    arguments.addTypes(resourceTypes);
    return this;
  }

  /**
   * Models ResourceTypeOrNameArgs.
   *
   * @param allowEmptySelector whether a type alone means all its objects
   */
  public ResourceBuilder typeOrNameArguments(boolean allowEmptySelector, List<String> words) {
    boolean typeAlone =
        arguments.addWords(words, type -> local ? type : session.mapper().expandCategories(type));
    if (typeAlone && labelSelector == null && allowEmptySelector) {
      labelSelector = "";
    }
    return this;
  }

  /** What was collected. Its errors come with the first look at it. Models Do. */
  public ResourceResult execute() {
    try {
      AggregateError.throwIfAny(errors);
      return sources();
    } catch (KubectlError e) {
      return ResourceResult.failed(e);
    }
  }

  private ResourceResult sources() {
    if (selectAll) {
      labelSelector = "";
    }
    if (!paths.isEmpty()) {
      return byPaths();
    }
    if (labelSelector != null || fieldSelector != null) {
      return bySelector();
    }
    if (!arguments.tuples().isEmpty()) {
      return byTuples();
    }
    if (!arguments.names().isEmpty()) {
      return byNames();
    }
    if (!arguments.types().isEmpty()) {
      arguments.types().forEach(session.mapper()::find);
      throw new CommandError("resource(s) were provided, but no name was specified");
    }
    throw new CommandError(NOTHING_GIVEN);
  }

  private ResourceResult byPaths() {
    if (!arguments.types().isEmpty()) {
      throw new CommandError(
          "when paths, URLs, or stdin is provided as input, you may not specify resource arguments"
              + " as well");
    }
    if (!arguments.names().isEmpty()) {
      throw new CommandError("name cannot be provided when a path is specified");
    }
    if (!arguments.tuples().isEmpty()) {
      throw new CommandError("resource/name arguments cannot be provided when a path is specified");
    }
    return result(paths.sources(), paths.isSingleItem(), true);
  }

  private ResourceResult bySelector() {
    if (!arguments.names().isEmpty()) {
      throw new CommandError("name cannot be provided when a selector is specified");
    }
    if (!arguments.tuples().isEmpty()) {
      throw new CommandError(
          "selectors and the all flag cannot be used when passing resource/name arguments");
    }
    if (arguments.types().isEmpty()) {
      throw new CommandError("at least one resource must be specified to use a selector");
    }
    if (!subresource.isEmpty()) {
      throw new CommandError("subresource cannot be used when bulk resources are specified");
    }
    List<Source> sources = new ArrayList<>();
    for (ApiResource mapping : mappings()) {
      sources.add(
          new SelectorSource(
              session.client(),
              mapping,
              mapping.namespaced() ? namespace : "",
              labelSelector == null ? "" : labelSelector,
              fieldSelector == null ? "" : fieldSelector,
              chunkSize,
              form));
    }
    return result(sources, false, false);
  }

  private ResourceResult byTuples() {
    if (!arguments.types().isEmpty()) {
      throw new CommandError(
          "you may not specify individual resources and bulk resources in the same call");
    }
    Map<String, ApiResource> mappings = new LinkedHashMap<>();
    for (ResourceArguments.TypeAndName tuple : arguments.tuples()) {
      mappings.computeIfAbsent(tuple.type(), session.mapper()::find);
    }
    if (singleResourceType && Set.copyOf(mappings.values()).size() > 1) {
      throw new CommandError("you may only specify a single resource type");
    }
    List<Source> sources = new ArrayList<>();
    for (ResourceArguments.TypeAndName tuple : arguments.tuples()) {
      sources.add(named(mappings.get(tuple.type()), tuple.name()));
    }
    return result(sources, arguments.tuples().size() == 1, true);
  }

  private ResourceResult byNames() {
    if (arguments.types().isEmpty()) {
      throw new CommandError("you must provide a resource and a resource name together");
    }
    if (arguments.types().size() > 1) {
      throw new CommandError("you must specify only one resource");
    }
    ApiResource mapping = mappings().getFirst();
    List<Source> sources = new ArrayList<>();
    arguments.names().forEach(name -> sources.add(named(mapping, name)));
    return result(sources, arguments.names().size() == 1, true);
  }

  private Source named(ApiResource mapping, String name) {
    if (mapping.namespaced() && namespace.isEmpty()) {
      throw new CommandError(
          allNamespaces
              ? "a resource cannot be retrieved by name across all namespaces"
              : "namespace may not be empty when retrieving a resource by name");
    }
    ResourceInfo info =
        new ResourceInfo(
            session.client(),
            mapping,
            mapping.namespaced() ? namespace : "",
            name,
            "",
            subresource,
            null);
    return visitor -> visitor.visit(info);
  }

  private List<ApiResource> mappings() {
    if (arguments.types().size() > 1 && singleResourceType) {
      throw new CommandError("you may only specify a single resource type");
    }
    Set<ApiResource> mappings = new LinkedHashSet<>();
    arguments.types().forEach(type -> mappings.add(session.mapper().find(type)));
    return List.copyOf(mappings);
  }

  private ResourceResult result(List<Source> sources, boolean single, boolean targetsSingleItems) {
    boolean fromFiles = !paths.isEmpty();
    Decorations decorations =
        new Decorations(
            namespace,
            defaultNamespace,
            requireNamespace,
            requireObject,
            latest && fromFiles,
            flatten,
            form,
            fromFiles && labelSelector != null ? labelSelector : "",
            newInfoReader());
    return new ResourceResult(sources, decorations, continueOnError, single, targetsSingleItems);
  }
}
