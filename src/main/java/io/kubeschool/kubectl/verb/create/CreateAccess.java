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
                Create a cluster role.\
                """)
            .examples(
                """
                # Create a cluster role named "pod-reader" that allows user to perform "get", "watch" and "list" on pods
                kubectl create clusterrole pod-reader --verb=get,list,watch --resource=pods

                # Create a cluster role named "pod-reader" with ResourceName specified
                kubectl create clusterrole pod-reader --verb=get --resource=pods --resource-name=readablepod --resource-name=anotherpod

                # Create a cluster role named "foo" with API Group specified
                kubectl create clusterrole foo --verb=get,list,watch --resource=rs.apps

                # Create a cluster role named "foo" with SubResource specified
                kubectl create clusterrole foo --verb=get,list,watch --resource=pods,pods/status

                # Create a cluster role name "foo" with NonResourceURL specified
                kubectl create clusterrole "foo" --verb=get --non-resource-url=/logs/*

                # Create a cluster role name "monitoring" with AggregationRule specified
                kubectl create clusterrole monitoring --aggregation-rule="rbac.example.com/aggregate-to-monitoring=true\"\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .pairs(
                    "aggregation-rule",
                    "",
                    "An aggregation label selector for combining ClusterRoles.")
                .showing("")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "non-resource-url",
                    "",
                    List.of(),
                    "A partial url that user should have access to.")
                .strings("resource", "", List.of(), "Resource that the rule applies to")
                .stringArray(
                    "resource-name",
                    "",
                    List.of(),
                    "Resource in the white list that the rule applies to, repeat this flag for"
                        + " multiple items")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)
                .strings(
                    "verb",
                    "",
                    List.of(),
                    "Verb that applies to the resources contained in the rule")),
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
                Create a cluster role binding for a particular cluster role.\
                """)
            .examples(
                """
                # Create a cluster role binding for user1, user2, and group1 using the cluster-admin cluster role
                kubectl create clusterrolebinding cluster-admin --clusterrole=cluster-admin --user=user1 --user=user2 --group=group1\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string(
                    "clusterrole", "", "", "ClusterRole this ClusterRoleBinding should reference")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .stringArray(
                    "group",
                    "",
                    List.of(),
                    "Groups to bind to the clusterrole. The flag can be repeated to add multiple"
                        + " groups.")
                .include(CommonFlags.SAVE_CONFIG)
                .stringArray(
                    "serviceaccount",
                    "",
                    List.of(),
                    "Service accounts to bind to the clusterrole, in the format <namespace>:<name>."
                        + " The flag can be repeated to add multiple service accounts.")
                .stringArray(
                    "user",
                    "",
                    List.of(),
                    "Usernames to bind to the clusterrole. The flag can be repeated to add multiple"
                        + " users.")
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
                Create a role with single rule.\
                """)
            .examples(
                """
                # Create a role named "pod-reader" that allows user to perform "get", "watch" and "list" on pods
                kubectl create role pod-reader --verb=get --verb=list --verb=watch --resource=pods

                # Create a role named "pod-reader" with ResourceName specified
                kubectl create role pod-reader --verb=get --resource=pods --resource-name=readablepod --resource-name=anotherpod

                # Create a role named "foo" with API Group specified
                kubectl create role foo --verb=get,list,watch --resource=rs.apps

                # Create a role named "foo" with SubResource specified
                kubectl create role foo --verb=get,list,watch --resource=pods,pods/status\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings("resource", "", List.of(), "Resource that the rule applies to")
                .stringArray(
                    "resource-name",
                    "",
                    List.of(),
                    "Resource in the white list that the rule applies to, repeat this flag for"
                        + " multiple items")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)
                .strings(
                    "verb",
                    "",
                    List.of(),
                    "Verb that applies to the resources contained in the rule")),
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
                Create a role binding for a particular role or cluster role.\
                """)
            .examples(
                """
                # Create a role binding for user1, user2, and group1 using the admin cluster role
                kubectl create rolebinding admin --clusterrole=admin --user=user1 --user=user2 --group=group1

                # Create a role binding for service account monitoring:sa-dev using the admin role
                kubectl create rolebinding admin-binding --role=admin --serviceaccount=monitoring:sa-dev\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string("clusterrole", "", "", "ClusterRole this RoleBinding should reference")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .stringArray(
                    "group",
                    "",
                    List.of(),
                    "Groups to bind to the role. The flag can be repeated to add multiple groups.")
                .string("role", "", "", "Role this RoleBinding should reference")
                .include(CommonFlags.SAVE_CONFIG)
                .stringArray(
                    "serviceaccount",
                    "",
                    List.of(),
                    "Service accounts to bind to the role, in the format <namespace>:<name>. The"
                        + " flag can be repeated to add multiple service accounts.")
                .stringArray(
                    "user",
                    "",
                    List.of(),
                    "Usernames to bind to the role. The flag can be repeated to add multiple"
                        + " users.")
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
                Create a service account with the specified name.\
                """)
            .examples(
                """
                # Create a new service account named my-service-account
                kubectl create serviceaccount my-service-account\
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
                Request a service account token.\
                """)
            .examples(
                """
                # Request a token to authenticate to the kube-apiserver as the service account "myapp" in the current namespace
                kubectl create token myapp

                # Request a token for a service account in a custom namespace
                kubectl create token myapp --namespace myns

                # Request a token with a custom expiration
                kubectl create token myapp --duration 10m

                # Request a token with a custom audience
                kubectl create token myapp --audience https://example.com

                # Request a token bound to an instance of a Secret object
                kubectl create token myapp --bound-object-kind Secret --bound-object-name mysecret

                # Request a token bound to an instance of a Secret object with a specific UID
                kubectl create token myapp --bound-object-kind Secret --bound-object-name mysecret --bound-object-uid 0d4691ed-659b-4935-a832-355f77ee47cc\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .stringArray(
                    "audience",
                    "",
                    List.of(),
                    "Audience of the requested token. If unset, defaults to requesting a token for"
                        + " use with the Kubernetes API server. May be repeated to request a token"
                        + " valid for multiple audiences.")
                .string(
                    "bound-object-kind",
                    "",
                    "",
                    "Kind of an object to bind the token to. Supported kinds are Node, Pod, Secret."
                        + " If set, --bound-object-name must be provided.")
                .string(
                    "bound-object-name",
                    "",
                    "",
                    "Name of an object to bind the token to. The token will expire when the object"
                        + " is deleted. Requires --bound-object-kind.")
                .string(
                    "bound-object-uid",
                    "",
                    "",
                    "UID of an object to bind the token to. Requires --bound-object-kind and"
                        + " --bound-object-name. If unset, the UID of the existing object is used.")
                .duration(
                    "duration",
                    "",
                    Duration.ofSeconds(0),
                    "Requested lifetime of the issued token. If not set or if set to 0, the"
                        + " lifetime will be determined by the server automatically. The server may"
                        + " return a token with a longer or shorter lifetime.")),
        TokenRequest::run);
  }
}
