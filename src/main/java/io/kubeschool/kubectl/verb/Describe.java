package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.describe.DescribeContext;
import io.kubeschool.kubectl.describe.Describers;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl describe}. Models pkg/cmd/describe/describe.go. */
public final class Describe {

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.include(FilenameOptions.flags("describe"))
              .include(CommonFlags.SELECTOR)
              .include(CommonFlags.CHUNK_SIZE)
              .bool("all-namespaces", "A", false, "Describe the objects of all namespaces.")
              .bool(
                  "show-events",
                  "",
                  true,
                  "List the events about the object. By default for one object only, not for"
                      + " several or a prefix."));

  private final Session session;
  private final ParsedFlags flags;

  private Describe(Session session) {
    this.session = session;
    this.flags = session.flags();
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
            Usage.of(
                    "describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)",
                    "Show details of a specific resource or group of resources")
                .description(
                    """
                    Show details of a specific resource or group of resources.

                    All that is worth knowing about each object: its fields, what belongs to it, and
                    the events about it. A name that does not exist is taken as the beginning of
                    names. Use "kubectl api-resources" for a complete list of supported resources.
                    """)
                .examples(
                    """
                    # Describe a node
                    kubectl describe nodes node01

                    # Describe a pod
                    kubectl describe pods/web

                    # Describe the pods whose names begin with "web"
                    kubectl describe pods web

                    # Describe pods by label
                    kubectl describe pods -l app=web
                    """),
            FLAGS,
            session -> new Describe(session).run())
        .suggestedFor("inspect");
  }

  private void run() {
    FilenameOptions files = FilenameOptions.of(flags);
    if (session.arguments().isEmpty() && files.isEmpty()) {
      throw new CommandError(
          "You must specify the type of resource to describe. Use \"kubectl api-resources\" for a"
              + " complete list of supported resources.\n");
    }
    boolean allNamespaces = flags.bool("all-namespaces");
    List<KubectlError> errors = new ArrayList<>();
    List<ResourceInfo> infos = new ArrayList<>();
    try {
      session
          .resources()
          .continueOnError()
          .namespace(session.namespace())
          .defaultNamespace()
          .allNamespaces(allNamespaces)
          .files(files, session.isNamespaceEnforced() && !allNamespaces)
          .labelSelector(flags.string("selector"))
          .typeOrNameArguments(true, session.arguments())
          .chunkSize(flags.integer("chunk-size"))
          .flatten()
          .execute()
          .check()
          .visit(infos::add);
    } catch (StatusError e) {
      if (e.isNotFound() && session.arguments().size() == 2) {
        describeMatching(e);
        return;
      }
      errors.add(e);
    } catch (KubectlError e) {
      // Upstream gathers what files bring in a list of its own, even a single error.
      errors.add(e instanceof CommandError && !files.isEmpty() ? AggregateError.ofOne(e) : e);
    }
    describe(infos, errors);
    if (infos.isEmpty() && errors.isEmpty()) {
      session
          .err()
          .println(
              allNamespaces
                  ? "No resources found"
                  : "No resources found in " + session.namespace() + " namespace.");
    }
    AggregateError.throwIfAny(errors);
  }

  private void describe(List<ResourceInfo> infos, List<KubectlError> errors) {
    boolean single = errors.isEmpty() && infos.size() < 2;
    DescribeContext context = context(single || flags.changed("show-events"));
    boolean first = true;
    for (ResourceInfo info : infos) {
      try {
        String text = describe(info, context);
        session.out().print(first ? text : "\n\n" + text);
        first = false;
      } catch (KubectlError e) {
        if (errors.stream().noneMatch(other -> other.getMessage().equals(e.getMessage()))) {
          errors.add(e);
        }
      }
    }
  }

  /** Takes the name as the beginning of names. Models DescribeMatchingResources. */
  private void describeMatching(StatusError notFound) {
    String type = session.arguments().get(0);
    String prefix = session.arguments().get(1);
    DescribeContext context = context(flags.changed("show-events"));
    boolean found = false;
    for (ResourceInfo info :
        session
            .resources()
            .namespace(session.namespace())
            .defaultNamespace()
            .typeOrNameArguments(true, List.of(type))
            .singleResourceType()
            .chunkSize(flags.integer("chunk-size"))
            .flatten()
            .execute()
            .infos()) {
      if (info.name().startsWith(prefix)) {
        found = true;
        session.out().print(describe(info, context) + "\n");
      }
    }
    if (!found) {
      throw notFound;
    }
  }

  private DescribeContext context(boolean mayShowEvents) {
    return new DescribeContext(
        session.client(),
        mayShowEvents && flags.bool("show-events"),
        flags.integer("chunk-size"),
        session.process()::now);
  }

  private static String describe(ResourceInfo info, DescribeContext context) {
    return Describers.describe(info.mapping().kind(), info.object(), context);
  }
}
