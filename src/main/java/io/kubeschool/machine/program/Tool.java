package io.kubeschool.machine.program;

import io.kubeschool.machine.PathName;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.SystemError;

/** A program with options in the usual form. Models GNU coreutils' conventions. */
abstract class Tool implements Program {

  private final Options options;
  private final String usage;
  private final int usageStatus;

  /**
   * A tool.
   *
   * @param syntax its options, as {@link Options} reads them
   */
  Tool(String syntax) {
    this(syntax, null, 1);
  }

  /**
   * A tool whose usage errors print a line more.
   *
   * @param usage what follows its name in that line, or null
   * @param usageStatus the status of usage errors
   */
  Tool(String syntax, String usage, int usageStatus) {
    this.options = new Options(syntax);
    this.usage = usage;
    this.usageStatus = usageStatus;
  }

  /** Does its work; the status given and that of errors printed are combined. */
  abstract int run(Call call);

  @Override
  public final int run(Process self) {
    String name = PathName.base(self.arguments().getFirst());
    Call call;
    try {
      call = new Call(self, options.parse(self.arguments().subList(1, self.arguments().size())));
      int status = run(call);
      return Math.max(status, call.status());
    } catch (Options.UsageError e) {
      boolean plain = e.getMessage().startsWith("\f");
      self.err().println(name + ": " + (plain ? e.getMessage().substring(1) : e.getMessage()));
      if (!plain) {
        if (usage != null) {
          self.err().println("Usage: " + name + " " + usage);
        }
        self.err().println("Try '" + name + " --help' for more information.");
      }
      return usageStatus;
    } catch (SystemError e) {
      self.err().println(name + ": " + e.text());
      return usageStatus;
    }
  }

  /** Ends the tool with that message and the status of usage errors. */
  static Options.UsageError failure(String message) {
    return new Options.UsageError("\f" + message);
  }

  /** Ends the tool with that message and a hint at {@code --help}. */
  static Options.UsageError usageError(String message) {
    return new Options.UsageError(message);
  }
}
