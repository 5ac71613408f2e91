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
  private final List<Source> paths = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<TypeAndName> tuples = new ArrayList<>();
  private boolean local;
  private boolean stream;
  private boolean directory;
  private boolean singleItemImplied;
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

  private record TypeAndName(String type, String name) {}

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
    FileSources files = new FileSources(session, this::newInfoReader, check);
    for (String name : options.names()) {
      addFile(name, options.recursive(), files);
    }
    if (!options.kustomization().isEmpty()) {
      errors.add(new CommandError("kustomize is not part of this kubectl yet"));
    }
    if (enforceNamespace) {
      requireNamespace = true;
    }
    return this;
  }

  /** Takes the objects of a text. Models Stream. */
  public ResourceBuilder text(String text, String name) {
    stream = true;
    paths.add(new FileSources(session, this::newInfoReader, check).text(text, name));
    return this;
  }

  private void addFile(String name, boolean recursive, FileSources files) {
    if (name.equals("-")) {
      stream = true;
      paths.add(files.standardInput());
      return;
    }
    if (name.startsWith("http://") || name.startsWith("https://")) {
      errors.add(files.unreachable(name));
      return;
    }
    try {
      List<String> matches = files.expand(name);
      if (!recursive && matches.size() == 1) {
        singleItemImplied = true;
      }
      for (String match : matches) {
        List<Source> found = files.walk(match, recursive);
        directory |= found.size() > 1;
        paths.addAll(found);
      }
      if (paths.isEmpty() && errors.isEmpty()) {
        errors.add(
            new CommandError(
                "error reading "
                    + matches.toString().replace(", ", " ")
                    + ": recognized file extensions are [.json .yaml .yml]"));
      }
    } catch (KubectlError e) {
      errors.add(e);
    }
  }

  private InfoReader newInfoReader() {
    return new InfoReader(local ? null : session, subresource);
  }

  /** Models LabelSelectorParam. */
  public ResourceBuilder labelSelector(String selector) {
    String trimmed = selector.strip();
    if (trimmed.isEmpty()) {
      return this;
    }
    if (selectAll) {
      errors.add(
          new CommandError(
              "found non-empty label selector \""
                  + selector
                  + "\" with previously set 'all' parameter. "));
      return this;
    }
    labelSelector = trimmed;
    return this;
  }

  /** Models FieldSelectorParam. */
  public ResourceBuilder fieldSelector(String selector) {
    String trimmed = selector.strip();
    if (trimmed.isEmpty()) {
      return this;
    }
    if (selectAll) {
      errors.add(
          new CommandError(
              "found non-empty field selector \""
                  + trimmed
                  + "\" with previously set 'all' parameter. "));
      return this;
    }
    fieldSelector = trimmed;
    return this;
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
    for (String name : objectNames) {
      try {
        TypeAndName tuple = split(name);
        if (tuple != null) {
          tuples.add(tuple);
        } else if (type.isEmpty()) {
          errors.add(new CommandError("the argument \"" + name + "\" must be RESOURCE/NAME"));
        } else {
          tuples.add(new TypeAndName(type, name));
        }
      } catch (CommandError e) {
        errors.add(e);
        return this;
      }
    }
    return this;
  }

  /** Models ResourceTypes. */
  public ResourceBuilder types(List<String> resourceTypes) {
    types.addAll(resourceTypes);
    return this;
  }

  /**
   * Models ResourceTypeOrNameArgs.
   *
   * @param allowEmptySelector whether a type alone means all its objects
   */
  public ResourceBuilder typeOrNameArguments(boolean allowEmptySelector, List<String> words) {
    List<String> arguments = normalized(words);
    long slashes = arguments.stream().filter(a -> a.contains("/")).count();
    if (slashes > 0) {
      combined(arguments, slashes);
      return this;
    }
    if (arguments.isEmpty()) {
      return this;
    }
    String type =
        local ? arguments.getFirst() : session.mapper().expandCategories(arguments.getFirst());
    types.addAll(splitTypes(type));
    if (arguments.size() > 1) {
      names.addAll(arguments.subList(1, arguments.size()));
    } else if (labelSelector == null && allowEmptySelector) {
      labelSelector = "";
    }
    return this;
  }

  private void combined(List<String> arguments, long slashes) {
    if (slashes != arguments.size()) {
      errors.add(
          new CommandError(
              "there is no need to specify a resource type as a separate argument when passing"
                  + " arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>'"
                  + " instead of 'kubectl get resource resource/<resource_name>'"));
      return;
    }
    try {
      for (String argument : arguments) {
        tuples.add(split(argument));
      }
    } catch (CommandError e) {
      errors.add(e);
    }
  }

  /** {@code a,b c} becomes {@code a/c b/c}. Models normalizeMultipleResourcesArgs. */
  private static List<String> normalized(List<String> words) {
    if (words.size() < 2) {
      return words;
    }
    List<String> several = splitTypes(words.getFirst());
    if (several.size() < 2) {
      return words;
    }
    List<String> pairs = new ArrayList<>();
    for (String type : several) {
      words.subList(1, words.size()).forEach(name -> pairs.add(type + "/" + name));
    }
    return pairs;
  }

  private static List<String> splitTypes(String types) {
    return new ArrayList<>(new LinkedHashSet<>(List.of(types.split(",", -1))));
  }

  private static TypeAndName split(String word) {
    if (!word.contains("/")) {
      return null;
    }
    String[] parts = word.split("/", -1);
    if (parts.length != 2) {
      throw new CommandError("arguments in resource/name form may not have more than one slash");
    }
    if (parts[0].isEmpty() || parts[1].isEmpty() || splitTypes(parts[0]).size() != 1) {
      throw new CommandError(
          "arguments in resource/name form must have a single resource and name");
    }
    return new TypeAndName(parts[0], parts[1]);
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
    if (!tuples.isEmpty()) {
      return byTuples();
    }
    if (!names.isEmpty()) {
      return byNames();
    }
    if (!types.isEmpty()) {
      types.forEach(session.mapper()::find);
      throw new CommandError("resource(s) were provided, but no name was specified");
    }
    throw new CommandError(NOTHING_GIVEN);
  }

  private ResourceResult byPaths() {
    if (!types.isEmpty()) {
      throw new CommandError(
          "when paths, URLs, or stdin is provided as input, you may not specify resource arguments"
              + " as well");
    }
    if (!names.isEmpty()) {
      throw new CommandError("name cannot be provided when a path is specified");
    }
    if (!tuples.isEmpty()) {
      throw new CommandError("resource/name arguments cannot be provided when a path is specified");
    }
    boolean single = singleItemImplied && !directory && !stream && paths.size() == 1;
    return result(paths, single, true);
  }

  private ResourceResult bySelector() {
    if (!names.isEmpty()) {
      throw new CommandError("name cannot be provided when a selector is specified");
    }
    if (!tuples.isEmpty()) {
      throw new CommandError(
          "selectors and the all flag cannot be used when passing resource/name arguments");
    }
    if (types.isEmpty()) {
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
    if (!types.isEmpty()) {
      throw new CommandError(
          "you may not specify individual resources and bulk resources in the same call");
    }
    Map<String, ApiResource> mappings = new LinkedHashMap<>();
    for (TypeAndName tuple : tuples) {
      mappings.computeIfAbsent(tuple.type(), session.mapper()::find);
    }
    if (singleResourceType && Set.copyOf(mappings.values()).size() > 1) {
      throw new CommandError("you may only specify a single resource type");
    }
    List<Source> sources = new ArrayList<>();
    for (TypeAndName tuple : tuples) {
      sources.add(named(mappings.get(tuple.type()), tuple.name()));
    }
    return result(sources, singleItemImplied || tuples.size() == 1, true);
  }

  private ResourceResult byNames() {
    if (types.isEmpty()) {
      throw new CommandError("you must provide a resource and a resource name together");
    }
    if (types.size() > 1) {
      throw new CommandError("you must specify only one resource");
    }
    ApiResource mapping = mappings().getFirst();
    List<Source> sources = new ArrayList<>();
    names.forEach(name -> sources.add(named(mapping, name)));
    return result(sources, names.size() == 1, true);
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
    if (types.size() > 1 && singleResourceType) {
      throw new CommandError("you may only specify a single resource type");
    }
    Set<ApiResource> mappings = new LinkedHashSet<>();
    types.forEach(type -> mappings.add(session.mapper().find(type)));
    return List.copyOf(mappings);
  }

  private ResourceResult result(List<Source> sources, boolean single, boolean targetsSingleItems) {
    boolean fromFiles = sources == paths;
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
