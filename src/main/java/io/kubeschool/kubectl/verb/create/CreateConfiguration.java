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

                 A single config map may package one or more key/value pairs.

                 When creating a config map based on a file, the key will default to the basename of the file, and the value will default to the file content.  If the basename is an invalid key, you may specify an alternate key.

                 When creating a config map based on a directory, each file whose basename is a valid key in the directory will be packaged into the config map.  Any directory entries except regular files are ignored (e.g. subdirectories, symlinks, devices, pipes, etc).\
                """)
            .examples(
                """
                # Create a new config map named my-config based on folder bar
                kubectl create configmap my-config --from-file=path/to/bar

                # Create a new config map named my-config with specified keys instead of file basenames on disk
                kubectl create configmap my-config --from-file=key1=/path/to/bar/file1.txt --from-file=key2=/path/to/bar/file2.txt

                # Create a new config map named my-config with key1=config1 and key2=config2
                kubectl create configmap my-config --from-literal=key1=config1 --from-literal=key2=config2

                # Create a new config map named my-config with key=value pairs from an env file
                kubectl create configmap my-config --from-env-file=path/to/bar.env\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool("append-hash", "", false, "Append a hash of the configmap to its name.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "from-env-file",
                    "",
                    List.of(),
                    "Specify the path to a file to read lines of key=val pairs to create a"
                        + " configmap.")
                .strings(
                    "from-file",
                    "",
                    List.of(),
                    "Key file can be specified using its file path, in which case file basename"
                        + " will be used as configmap key, or optionally with a key and file path,"
                        + " in which case the given key will be used.  Specifying a directory will"
                        + " iterate each named file in the directory whose basename is a valid"
                        + " configmap key.")
                .stringArray(
                    "from-literal",
                    "",
                    List.of(),
                    "Specify a key and literal value to insert in configmap (i.e. mykey=somevalue)")
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
                Create a namespace with the specified name.\
                """)
            .examples(
                """
                # Create a new namespace named my-namespace
                kubectl create namespace my-namespace\
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
                Create a priority class with the specified name, value, globalDefault and description.\
                """)
            .examples(
                """
                # Create a priority class named high-priority
                kubectl create priorityclass high-priority --value=1000 --description="high priority"

                # Create a priority class named default-priority that is considered as the global default priority
                kubectl create priorityclass default-priority --value=1000 --global-default=true --description="default priority"

                # Create a priority class named high-priority that cannot preempt pods with lower priority
                kubectl create priorityclass high-priority --value=1000 --description="high priority" --preemption-policy="Never\"\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string(
                    "description",
                    "",
                    "",
                    "description is an arbitrary string that usually provides guidelines on when"
                        + " this priority class should be used.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .bool(
                    "global-default",
                    "",
                    false,
                    "global-default specifies whether this PriorityClass should be considered as"
                        + " the default priority.")
                .string(
                    "preemption-policy",
                    "",
                    "PreemptLowerPriority",
                    "preemption-policy is the policy for preempting pods with lower priority.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)
                .int32("value", "", 0, "the value of this priority class.")),
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
                Create a resource quota with the specified name, hard limits, and optional scopes.\
                """)
            .examples(
                """
                # Create a new resource quota named my-quota
                kubectl create quota my-quota --hard=cpu=1,memory=1G,pods=2,services=3,replicationcontrollers=2,resourcequotas=1,secrets=5,persistentvolumeclaims=10

                # Create a new resource quota named best-effort
                kubectl create quota best-effort --hard=pods=100 --scopes=BestEffort\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string(
                    "hard",
                    "",
                    "",
                    "A comma-delimited set of resource=quantity pairs that define a hard limit.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "scopes",
                    "",
                    "",
                    "A comma-delimited set of quota scopes that must all match each object tracked"
                        + " by the quota.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new QuotaGenerator(), "failed to create quota: "));
  }
}
