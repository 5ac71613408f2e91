package io.kubeschool.kubectl.error;

import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How an error that ends a command is told, and the exit status that it gives. Models
 * k8s.io/kubectl pkg/cmd/util/helpers.go: checkErr.
 *
 * @param text what goes to standard error, with its line ends; may be empty
 * @param status the exit status
 */
public record ErrorReport(String text, int status) {

  /** The report of that error. */
  public static ErrorReport of(KubectlError error) {
    return switch (error) {
      case ExitError exit -> new ErrorReport(line(exit.getMessage()), exit.status());
      case StatusError refusal when refusal.reason().equals("Invalid") ->
          new ErrorReport(line(invalid(refusal)), 1);
      case ConfigurationInvalid invalid ->
          new ErrorReport(line("Error in configuration: " + invalid.getMessage()), 1);
      case NoResourceMatch noMatch -> new ErrorReport(line(noMatch.getMessage()), 1);
      case AggregateError aggregate -> {
        StringBuilder text = new StringBuilder();
        aggregate.errors().forEach(e -> text.append(standardMessage(e)).append('\n'));
        yield new ErrorReport(text.toString(), 1);
      }
      case CommandError plain when plain.getMessage().startsWith("error: ") ->
          new ErrorReport(line(plain.getMessage()), 1);
      case CommandError plain -> new ErrorReport(line("error: " + plain.getMessage()), 1);
      case StatusError _, ConnectionError _ -> new ErrorReport(line(standardMessage(error)), 1);
    };
  }

  /**
   * What an error says as one of several, or in the midst of other output. Models helpers.go:
   * messageForError and StandardErrorMessage.
   */
  public static String standardMessage(KubectlError error) {
    if (error instanceof StatusError refusal) {
      String reason = refusal.reason();
      if (reason.equals("Unauthorized")) {
        return "error: You must be logged in to the server (" + refusal.getMessage() + ")";
      }
      return reason.isEmpty()
          ? "Error from server: " + refusal.getMessage()
          : "Error from server (" + reason + "): " + refusal.getMessage();
    }
    return error.getMessage();
  }

  private static String invalid(StatusError refusal) {
    JsonObject status = refusal.status();
    JsonObject details = status.object("details");
    String text = "The request is invalid";
    if (!status.has("details")) {
      return refusal.getMessage().isEmpty() ? text : text + ": " + refusal.getMessage();
    }
    List<JsonObject> causes = details.array("causes").objects();
    String kind = details.string("kind");
    String name = details.string("name");
    if (!kind.isEmpty() || !name.isEmpty()) {
      text = "The " + kind + " \"" + name + "\" is invalid";
    } else if (!refusal.getMessage().isEmpty() && causes.isEmpty()) {
      text += ": " + refusal.getMessage();
    }
    if (causes.isEmpty()) {
      return text;
    }
    Set<String> messages = new LinkedHashSet<>();
    causes.forEach(c -> messages.add(c.string("field") + ": " + c.string("message")));
    return multiline(text + ": ", new ArrayList<>(messages));
  }

  /** Models helpers.go: MultilineError. */
  static String multiline(String prefix, List<String> messages) {
    if (messages.size() == 1) {
      return prefix + messages.getFirst() + "\n";
    }
    StringBuilder text = new StringBuilder(prefix).append('\n');
    messages.forEach(m -> text.append("* ").append(m).append('\n'));
    return text.toString();
  }

  private static String line(String message) {
    return message.isEmpty() || message.endsWith("\n") ? message : message + "\n";
  }
}
