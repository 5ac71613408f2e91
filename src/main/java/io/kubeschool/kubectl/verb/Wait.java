package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.ObjectPrinter;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.ObjectWatch;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code kubectl wait}. Models pkg/cmd/wait. */
public final class Wait {

  private static final String TIMED_OUT = "timed out waiting for the condition";

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.include(PrintFlags.flags())
              .include(FilenameOptions.flags("wait for"))
              .include(CommonFlags.SELECTOR)
              .string("field-selector", "", "", "Fields to select by, with '=', '==', '!='.")
              .bool("all-namespaces", "A", false, "Look into all namespaces.")
              .bool("all", "", false, "Wait for all objects of the types in the namespace.")
              .bool("local", "", false, "Do not contact the server.")
              .duration(
                  "timeout",
                  "",
                  Duration.ofSeconds(30),
                  "The longest wait. Zero means to look once; below zero means a" + " week.")
              .stringArray(
                  "for",
                  "",
                  List.of(),
                  "What to wait for:"
                      + " [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath"
                      + " expression}'=[JSONPath value]]. A condition is to be true unless another"
                      + " value is given; case does not matter. Of several, one is waited for after"
                      + " the other, create always first."));

  private final Session session;
  private final ParsedFlags flags;
  private final List<String> wanted;
  private final Duration timeout;
  private final ObjectPrinter printer;
  private Instant deadline;

  private Wait(Session session) {
    this.session = session;
    this.flags = session.flags();
    this.wanted = flags.strings("for");
    this.printer = PrintFlags.printer(session, "condition met");
    Duration given = flags.duration("timeout");
    this.timeout = given.isNegative() ? Duration.ofHours(168) : given;
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label |"
                    + " --all)]) [--for=create|--for=delete|--for"
                    + " condition=available|--for=jsonpath='{}'[=value]]",
                "Wait for a specific condition on one or many resources")
            .description(
                """
                Wait for a specific condition on one or many resources.

                Each object is waited for until its condition holds, the object is deleted or
                created, or its field has the value. The status is 1 if the time was over before.
                """)
            .examples(
                """
                # Wait until a pod is ready
                kubectl wait --for=condition=Ready pod/web

                # Wait until a field has a value
                kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web

                # Wait until a pod is gone, a minute at most
                kubectl wait --for=delete pod/web --timeout=60s
                """),
        FLAGS,
        session -> new Wait(session).run());
  }

  private void run() throws Interrupted {
    List<WaitCondition> conditions = new ArrayList<>();
    for (String text : wanted) {
      conditions.add(WaitCondition.parse(text));
    }
    if (conditions.isEmpty()) {
      throw new CommandError("unrecognized condition: []");
    }
    deadline = session.process().now().plus(timeout);
    if (waitsFor("create")) {
      untilCreated();
    }
    boolean forDelete = waitsFor("delete");
    ResourceResult result = find();
    if (forDelete) {
      result.ignoring(e -> e instanceof StatusError refusal && refusal.isNotFound());
    }
    int[] visited = {0};
    result.visit(info -> {
      visited[0]++;
      conditions.forEach(condition -> await(info, condition));
    });
    if (visited[0] == 0 && !forDelete) {
      throw new CommandError("no matching resources found");
    }
  }

  private boolean waitsFor(String what) {
    return wanted.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).equals(what));
  }

  private ResourceResult find() {
    return session
        .resources()
        .namespace(session.namespace())
        .defaultNamespace()
        .allNamespaces(flags.bool("all-namespaces"))
        .files(FilenameOptions.of(flags), session.isNamespaceEnforced())
        .typeOrNameArguments(flags.bool("all"), session.arguments())
        .labelSelector(flags.string("selector"))
        .fieldSelector(flags.string("field-selector"))
        .latest()
        .continueOnError()
        .flatten()
        .execute();
  }

  private void untilCreated() throws Interrupted {
    while (true) {
      try {
        if (!find().infos().isEmpty()) {
          return;
        }
      } catch (StatusError e) {
        if (!e.isNotFound()) {
          throw e;
        }
      }
      session.process().sleep(Duration.ofMillis(500));
      if (!session.process().now().isBefore(deadline)) {
        throw new CommandError(TIMED_OUT);
      }
    }
  }

  private void await(ResourceInfo info, WaitCondition condition) {
    switch (condition) {
      case WaitCondition.Created _ -> print(info);
      case WaitCondition.Deleted _ -> untilDeleted(info);
      case WaitCondition.Holds holds -> until(info, holds);
    }
  }

  private void print(ResourceInfo info) {
    StringBuilder out = new StringBuilder();
    printer.print(info.object(), out);
    session.out().print(out);
    session.out().flush();
  }

  private Duration rest(ResourceInfo info) {
    Duration rest = Duration.between(session.process().now(), deadline);
    if (rest.isZero() || rest.isNegative()) {
      throw timedOut(info);
    }
    return rest;
  }

  private static CommandError timedOut(ResourceInfo info) {
    return new CommandError(TIMED_OUT + " on " + info.objectName());
  }

  private void untilDeleted(ResourceInfo info) {
    try {
      info.get();
    } catch (StatusError e) {
      if (!e.isNotFound()) {
        throw e;
      }
      print(info);
      return;
    }
    if (timeout.isZero()) {
      throw new CommandError("condition not met for " + info.objectName());
    }
    ObjectWatch watch = ObjectWatch.named(session, info.collectionPath(), info.name());
    if (!watch.untilGone(rest(info), info.object().string("metadata", "uid"))) {
      throw timedOut(info);
    }
    print(info);
  }

  private void until(ResourceInfo info, WaitCondition.Holds condition) {
    if (timeout.isZero()) {
      info.get();
      if (!condition.isMet(info.object())) {
        throw new CommandError("condition not met for " + info.objectName());
      }
      print(info);
      return;
    }
    ObjectWatch.Event event =
        ObjectWatch.named(session, info.collectionPath(), info.name())
            .until(rest(info), e -> !e.type().equals("DELETED") && condition.isMet(e.object()));
    if (event == null) {
      throw timedOut(info);
    }
    info.setObject(event.object());
    print(info);
  }
}
