package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import java.util.List;

/** The commands that create configuration and policies. */
final class CreateConfiguration {

  private CreateConfiguration() {}

  static Verb configMap() {
    return Verb.of(
        Usage.of(
                "configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1]"
                    + " [--dry-run=server|client|none]",
                "Create a config map from a local file, directory or literal value")
            .aliases("cm")
            .description(
                """
                Create a config map based on a file, directory, or specified literal value.

                 A config map may hold any number of keys with their values.

                 From a file, the key is the file's name and the value is what the file holds. Put a key and '=' before the path to choose the key; a name that cannot be a key needs that.

                 From a directory, each regular file whose name can be a key is taken. Directories inside it, links and the like are left out.
                """)
            .examples(
                """
                # Keep every file of a directory, each under its own name
                kubectl create configmap pages --from-file=html/

                # Choose the keys
                kubectl create configmap settings --from-file=main=etc/app.conf --from-file=extra=etc/extra.conf

                # Write keys and values on the command line
                kubectl create configmap settings --from-literal=color=blue --from-literal=size=10

                # Take the key=value lines of a file
                kubectl create configmap settings --from-env-file=app.env
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool(
                    "append-hash",
                    "",
                    false,
                    "Put a hash of the contents behind the config map's name.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "from-env-file",
                    "",
                    List.of(),
                    "A file of key=value lines, each of which is taken.")
                .strings(
                    "from-file",
                    "",
                    List.of(),
                    "A file to keep under its own name, or under another one as"
                        + " key=path; or a directory, of which every file whose name can be"
                        + " a key is taken.")
                .stringArray(
                    "from-literal", "", List.of(), "A key and its value, such as color=blue")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new ConfigMapGenerator(), "failed to create configmap: "));
  }

  static Verb namespace() {
    return Verb.of(
        Usage.of(
                "namespace NAME [--dry-run=server|client|none]",
                "Create a namespace with the specified name")
            .aliases("ns")
            .description(
                """
                Create a namespace with the specified name.
                """)
            .examples(
                """
                # Create the namespace 'shop'
                kubectl create namespace shop

                # See what would be created
                kubectl create ns shop --dry-run=client -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(SimpleGenerators::namespace, ""));
  }

  static Verb priorityClass() {
    return Verb.of(
        Usage.of(
                "priorityclass NAME --value=VALUE --global-default=BOOL"
                    + " [--dry-run=server|client|none]",
                "Create a priority class with the specified name")
            .aliases("pc")
            .description(
                """
                Create a priority class with the specified name, value, globalDefault and description.
                """)
            .examples(
                """
                # Let some pods come before others
                kubectl create priorityclass urgent --value=10000 --description="Customers wait for it"

                # Say what pods get that name no class
                kubectl create priorityclass normal --value=100 --global-default=true --description="The usual"

                # Come before others in the queue, but send no running pod away
                kubectl create priorityclass patient --value=10000 --preemption-policy="Never"
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string("description", "", "", "For people: when to use this class.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .bool("global-default", "", false, "Whether pods that name no class get this one.")
                .string(
                    "preemption-policy",
                    "",
                    "PreemptLowerPriority",
                    "Whether such pods may send away pods of lower priority:"
                        + " PreemptLowerPriority or Never.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)
                .int32("value", "", 0, "The priority, a whole number; higher comes first.")),
        new CreateFromFlags(SimpleGenerators::priorityClass, "failed to create priorityclass: "));
  }

  static Verb quota() {
    return Verb.of(
        Usage.of(
                "quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2]"
                    + " [--dry-run=server|client|none]",
                "Create a quota with the specified name")
            .aliases("resourcequota")
            .description(
                """
                Create a resource quota with the specified name, hard limits, and optional scopes.
                """)
            .examples(
                """
                # Bound what the pods of this namespace request, and how many objects it may have
                kubectl create quota team --hard=requests.cpu=4,requests.memory=8Gi,pods=20,services=5,secrets=10

                # Allow ten pods that request nothing
                kubectl create quota leftovers --hard=pods=10 --scopes=BestEffort
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string(
                    "hard", "", "", "The bounds, as name=quantity pairs with commas between them.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "scopes",
                    "",
                    "",
                    "Which pods count: those that are in all of these scopes, with"
                        + " commas between them.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new QuotaGenerator(), "failed to create quota: "));
  }
}
