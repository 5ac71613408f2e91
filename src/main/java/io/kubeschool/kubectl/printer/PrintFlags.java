package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The flags that choose how objects are written, and the printers that they choose. Models
 * cli-runtime genericclioptions.PrintFlags and get/get_flags.go.
 */
public final class PrintFlags {

  private static final List<String> COMMON =
      List.of(
          "json",
          "yaml",
          "kyaml",
          "name",
          "go-template",
          "go-template-file",
          "template",
          "templatefile",
          "jsonpath",
          "jsonpath-as-json",
          "jsonpath-file");
  private static final List<String> OF_GET =
      List.of("custom-columns", "custom-columns-file", "wide");
  private static final List<String> JSON_PATHS =
      List.of("jsonpath", "jsonpath-file", "jsonpath-as-json");
  private static final List<String> TEMPLATES =
      List.of("template", "go-template", "templatefile", "go-template-file");

  private final Session session;
  private final List<String> allowed;
  private final String format;
  private final String template;

  private PrintFlags(Session session, List<String> allowed) {
    this.session = session;
    this.allowed = allowed;
    ParsedFlags flags = session.flags();
    this.template = flags.string("template");
    this.format =
        !template.isEmpty() && !flags.changed("output") ? "go-template" : flags.string("output");
  }

  /** The flags of commands that change objects: {@code -o}, {@code --template} and so on. */
  public static FlagSet flags() {
    return flags("");
  }

  /** The same with another default of {@code -o}. */
  public static FlagSet flags(String defaultFormat) {
    return FlagSet.of(b -> define(b, defaultFormat, COMMON, ""));
  }

  /** The flags of {@code get}. */
  public static FlagSet flagsOfGet() {
    return FlagSet.of(b ->
        define(
            b,
            "",
            formatsOfGet(),
            " See custom columns [https://kubernetes.io/docs/reference/kubectl/#custom-columns],"
                + " golang template [http://golang.org/pkg/text/template/#pkg-overview] and"
                + " jsonpath template"
                + " [https://kubernetes.io/docs/reference/kubectl/jsonpath/]."));
  }

  /** The formats that {@code get} can write, in the order of its usage line. */
  public static List<String> formatsOfGet() {
    return Stream.concat(COMMON.stream(), OF_GET.stream()).toList();
  }

  private static void define(
      FlagSet.Builder flags, String defaultFormat, List<String> formats, String more) {
    flags
        .string(
            "output",
            "o",
            defaultFormat,
            "The form of the output, one of (" + String.join(", ", formats) + ")." + more)
        .string(
            "template",
            "",
            "",
            "The template, or the file that holds it, for -o=go-template and"
                + " -o=go-template-file. It is written in Go's template language"
                + " [http://golang.org/pkg/text/template/#pkg-overview].")
        .bool(
            "allow-missing-template-keys",
            "",
            true,
            "Print nothing for a field or key that an object lacks, instead"
                + " of failing. For templates and JSONPath.")
        .bool("show-managed-fields", "", false, "Keep metadata.managedFields in JSON and YAML.");
  }

  /**
   * The printer that the flags of a changing command choose: {@code pod/web created} by default.
   *
   * @param operation such as {@code created}
   */
  public static ObjectPrinter printer(Session session, String operation) {
    PrintFlags flags = new PrintFlags(session, COMMON);
    String lower = flags.format.toLowerCase(Locale.ROOT);
    if (lower.isEmpty() || lower.equals("name")) {
      return new NamePrinter(lower.isEmpty() ? operation : "");
    }
    return flags.generic();
  }

  /** The printer that {@code get}'s flags choose, if it is not a table. */
  public static ObjectPrinter printerOfGet(Session session) {
    return new PrintFlags(session, formatsOfGet()).generic();
  }

  private ObjectPrinter generic() {
    ParsedFlags flags = session.flags();
    String name = nameOf(JSON_PATHS);
    if (name != null) {
      return jsonPath(name);
    }
    name = nameOf(TEMPLATES);
    if (name != null) {
      return goTemplate(name);
    }
    ObjectPrinter dump =
        switch (format.toLowerCase(Locale.ROOT)) {
          case "json" -> new JsonPrinter();
          case "yaml" -> new YamlPrinter();
          case "kyaml" -> new KyamlPrinter();
          default -> null;
        };
    if (dump != null) {
      return flags.bool("show-managed-fields") ? dump : new ManagedFields(dump);
    }
    name =
        allowed.containsAll(OF_GET)
            ? nameOf(List.of("custom-columns", "custom-columns-file"))
            : null;
    if (name != null) {
      return customColumns(name);
    }
    if (format.equalsIgnoreCase("name")) {
      return new NamePrinter("");
    }
    throw new CommandError(
        "unable to match a printer suitable for the output format \""
            + format
            + "\", allowed formats are: "
            + String.join(",", new TreeSet<>(allowed)));
  }

  /** Which of these formats is meant, without its template; null if none. */
  private String nameOf(List<String> formats) {
    for (String candidate : formats) {
      if (format.equals(candidate) || template.isEmpty() && format.startsWith(candidate + "=")) {
        return candidate;
      }
    }
    return null;
  }

  private String templateText(String name) {
    if (!template.isEmpty()) {
      return template;
    }
    return format.length() > name.length() ? format.substring(name.length() + 1) : "";
  }

  private ObjectPrinter jsonPath(String name) {
    String text = requireTemplate(name);
    if (name.equals("jsonpath-file")) {
      text = readTemplate(text);
    }
    return new JsonPathPrinter(
        text, session.flags().bool("allow-missing-template-keys"), name.equals("jsonpath-as-json"));
  }

  private ObjectPrinter goTemplate(String name) {
    String text = requireTemplate(name);
    if (name.endsWith("file")) {
      text = readTemplate(text);
    }
    return new GoTemplatePrinter(text, session.flags().bool("allow-missing-template-keys"));
  }

  private String requireTemplate(String name) {
    String text = templateText(name);
    if (text.isEmpty()) {
      throw new CommandError("template format specified but no template given");
    }
    return text;
  }

  private String readTemplate(String file) {
    try {
      return session.readFile(file);
    } catch (CommandError e) {
      throw new CommandError("error reading --template " + file + ", " + e.getMessage());
    }
  }

  private ObjectPrinter customColumns(String name) {
    String spec = templateText(name);
    if (spec.isEmpty()) {
      throw new CommandError("custom-columns format specified but no custom columns given");
    }
    if (name.equals("custom-columns")) {
      return CustomColumnsPrinter.ofSpec(spec, session.flags().bool("no-headers"));
    }
    String template;
    try {
      template = session.readFile(spec);
    } catch (CommandError e) {
      throw new CommandError("error reading template " + spec + ", " + e.getMessage() + "\n");
    }
    return CustomColumnsPrinter.ofTemplate(template);
  }
}
