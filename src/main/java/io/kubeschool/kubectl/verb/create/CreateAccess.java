package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import java.time.Duration;
import java.util.List;

/** The commands that create accounts, roles and bindings. */
final class CreateAccess {

  private CreateAccess() {}

  static Verb clusterRole() {
    return Verb.of(
        Usage.of(
                "clusterrole NAME --verb=verb --resource=resource.group"
                    + " [--resource-name=resourcename] [--dry-run=server|client|none]",
                "Create a cluster role")
            .description(
                """
                Create a cluster role.
                """)
            .examples(
                """
                # Allow to look at pods, in whatever namespace the role is bound
                kubectl create clusterrole pod-viewer --verb=get,list,watch --resource=pods

                # Allow to read two certain config maps
                kubectl create clusterrole settings-reader --verb=get --resource=configmaps --resource-name=settings --resource-name=flags

                # Allow to change deployments, a type of the API group 'apps'
                kubectl create clusterrole deployer --verb=get,update,patch --resource=deployments.apps

                # Allow to scale them and nothing more
                kubectl create clusterrole scaler --verb=get,update --resource=deployments.apps/scale

                # Allow to ask for a path of the server that is no object
                kubectl create clusterrole health-checker --verb=get --non-resource-url=/healthz

                # Collect the rules of all cluster roles that have a label
                kubectl create clusterrole auditor --aggregation-rule="example.com/part-of-auditor=true"
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .pairs(
                    "aggregation-rule",
                    "",
                    "A label selector; the role gets the rules of all cluster roles"
                        + " that it selects.")
                .showing("")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "non-resource-url", "", List.of(), "A path of the server that the rule allows.")
                .strings("resource", "", List.of(), "A type that the rule is about")
                .stringArray(
                    "resource-name",
                    "",
                    List.of(),
                    "An object that the rule is about, by name; may be repeated")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)
                .strings("verb", "", List.of(), "What the rule allows to do with them")),
        new CreateFromFlags(new RoleGenerator(true), ""));
  }

  static Verb clusterRoleBinding() {
    return Verb.of(
        Usage.of(
                "clusterrolebinding NAME --clusterrole=NAME [--user=username] [--group=groupname]"
                    + " [--serviceaccount=namespace:serviceaccountname]"
                    + " [--dry-run=server|client|none]",
                "Create a cluster role binding for a particular cluster role")
            .description(
                """
                Create a cluster role binding for a particular cluster role.
                """)
            .examples(
                """
                # Let two people and a group do anything in the cluster
                kubectl create clusterrolebinding owners --clusterrole=cluster-admin --user=ada --user=grace --group=operators

                # Let a service account look at everything
                kubectl create clusterrolebinding monitor --clusterrole=view --serviceaccount=monitoring:collector
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string("clusterrole", "", "", "The cluster role to bind")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .stringArray(
                    "group", "", List.of(), "A group that gets the cluster role; may be repeated.")
                .include(CommonFlags.SAVE_CONFIG)
                .stringArray(
                    "serviceaccount",
                    "",
                    List.of(),
                    "A service account that gets the cluster role, as"
                        + " <namespace>:<name>; may be repeated.")
                .stringArray(
                    "user", "", List.of(), "A user who gets the cluster role; may be repeated.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(
            new BindingGenerator(true), "failed to create clusterrolebinding: ", "clusterrole"));
  }

  static Verb role() {
    return Verb.of(
        Usage.of(
                "role NAME --verb=verb --resource=resource.group/subresource"
                    + " [--resource-name=resourcename] [--dry-run=server|client|none]",
                "Create a role with single rule")
            .description(
                """
                Create a role with single rule.
                """)
            .examples(
                """
                # Allow to look at the pods of this namespace
                kubectl create role pod-viewer --verb=get --verb=list --verb=watch --resource=pods

                # Allow to read one certain secret
                kubectl create role password-reader --verb=get --resource=secrets --resource-name=db-password

                # Allow to change deployments, a type of the API group 'apps'
                kubectl create role deployer --verb=get,update,patch --resource=deployments.apps

                # Allow to read pods and their logs
                kubectl create role log-reader --verb=get,list --resource=pods,pods/log
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings("resource", "", List.of(), "A type that the rule is about")
                .stringArray(
                    "resource-name",
                    "",
                    List.of(),
                    "An object that the rule is about, by name; may be repeated")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)
                .strings("verb", "", List.of(), "What the rule allows to do with them")),
        new CreateFromFlags(new RoleGenerator(false), ""));
  }

  static Verb roleBinding() {
    return Verb.of(
        Usage.of(
                "rolebinding NAME --clusterrole=NAME|--role=NAME [--user=username]"
                    + " [--group=groupname] [--serviceaccount=namespace:serviceaccountname]"
                    + " [--dry-run=server|client|none]",
                "Create a role binding for a particular role or cluster role")
            .description(
                """
                Create a role binding for a particular role or cluster role.
                """)
            .examples(
                """
                # Let two people and a group change most things in this namespace, by a cluster role
                kubectl create rolebinding team --clusterrole=edit --user=ada --user=grace --group=blue

                # Let the service account 'collector' of the namespace 'monitoring' do what a role of this namespace allows
                kubectl create rolebinding collector --role=pod-viewer --serviceaccount=monitoring:collector
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string("clusterrole", "", "", "The cluster role to bind")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .stringArray("group", "", List.of(), "A group that gets the role; may be repeated.")
                .string("role", "", "", "The role to bind, of the binding's namespace")
                .include(CommonFlags.SAVE_CONFIG)
                .stringArray(
                    "serviceaccount",
                    "",
                    List.of(),
                    "A service account that gets the role, as <namespace>:<name>; may"
                        + " be repeated.")
                .stringArray("user", "", List.of(), "A user who gets the role; may be repeated.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new BindingGenerator(false), "failed to create rolebinding: "));
  }

  static Verb serviceAccount() {
    return Verb.of(
        Usage.of(
                "serviceaccount NAME [--dry-run=server|client|none]",
                "Create a service account with the specified name")
            .aliases("sa")
            .description(
                """
                Create a service account with the specified name.
                """)
            .examples(
                """
                # Create an account for the program 'builder'
                kubectl create serviceaccount builder

                # Create it in another namespace
                kubectl create serviceaccount builder -n tools
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(SimpleGenerators::serviceAccount, "failed to create serviceaccount: "));
  }

  static Verb token() {
    return Verb.of(
        Usage.of("token SERVICE_ACCOUNT_NAME", "Request a service account token")
            .description(
                """
                Request a service account token.
                """)
            .examples(
                """
                # Get a token with which one is the service account 'builder' of this namespace
                kubectl create token builder

                # Of another namespace
                kubectl create token builder -n tools

                # One that is good for ten minutes
                kubectl create token builder --duration=10m

                # One for another server than this cluster's
                kubectl create token builder --audience=https://vault.example.com

                # One that ends with a pod
                kubectl create token builder --bound-object-kind=Pod --bound-object-name=build-42
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .stringArray(
                    "audience",
                    "",
                    List.of(),
                    "For whom the token is; may be repeated. By default for this"
                        + " cluster's API server.")
                .string(
                    "bound-object-kind",
                    "",
                    "",
                    "The kind of the object with which the token ends: Node, Pod or"
                        + " Secret. With --bound-object-name.")
                .string(
                    "bound-object-name",
                    "",
                    "",
                    "The name of the object with which the token ends. With"
                        + " --bound-object-kind.")
                .string(
                    "bound-object-uid",
                    "",
                    "",
                    "The UID that the object has to have. By default that of the"
                        + " object there is. With --bound-object-kind and"
                        + " --bound-object-name.")
                .duration(
                    "duration",
                    "",
                    Duration.ofSeconds(0),
                    "How long the token is to be good. Zero leaves it to the server,"
                        + " which may also shorten or lengthen what is asked for.")),
        TokenRequest::run);
  }
}
