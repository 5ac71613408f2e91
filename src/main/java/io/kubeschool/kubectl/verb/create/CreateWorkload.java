package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import java.util.List;

/** The commands that create workloads and what leads to them. */
final class CreateWorkload {

  private CreateWorkload() {}

  static Verb cronJob() {
    return Verb.of(
        Usage.of(
                "cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...]"
                    + " [flags]",
                "Create a cron job with the specified name")
            .aliases("cj")
            .description(
                """
                Create a cron job with the specified name.\
                """)
            .examples(
                """
                # Create a cron job
                kubectl create cronjob my-job --image=busybox --schedule="*/1 * * * *"

                # Create a cron job with a command
                kubectl create cronjob my-job --image=busybox --schedule="*/1 * * * *" -- date\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string("image", "", "", "Image name to run.")
                .string(
                    "restart", "", "", "job's restart policy. supported values: OnFailure, Never")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "schedule", "", "", "A schedule in the Cron format the job should be run with.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(
            new CronJobGenerator(), "failed to create cronjob: ", "image", "schedule"));
  }

  static Verb deployment() {
    return Verb.of(
        Usage.of(
                "deployment NAME --image=image -- [COMMAND] [args...]",
                "Create a deployment with the specified name")
            .aliases("deploy")
            .description(
                """
                Create a deployment with the specified name.\
                """)
            .examples(
                """
                # Create a deployment named my-dep that runs the busybox image
                kubectl create deployment my-dep --image=busybox

                # Create a deployment with a command
                kubectl create deployment my-dep --image=busybox -- date

                # Create a deployment named my-dep that runs the nginx image with 3 replicas
                kubectl create deployment my-dep --image=nginx --replicas=3

                # Create a deployment named my-dep that runs the busybox image and expose port 5701
                kubectl create deployment my-dep --image=busybox --port=5701

                # Create a deployment named my-dep that runs multiple containers
                kubectl create deployment my-dep --image=busybox:latest --image=ubuntu:latest --image=nginx\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "image",
                    "",
                    List.of(),
                    "Image names to run. A deployment can have multiple images set for"
                        + " multi-container pod.")
                .int32("port", "", -1, "The containerPort that this deployment exposes.")
                .integer("replicas", "r", 1, "Number of replicas to create. Default is 1.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new DeploymentGenerator(), "failed to create deployment: ", "image"));
  }

  static Verb ingress() {
    return Verb.of(
        Usage.of(
                "ingress NAME --rule=host/path=service:port[,tls[=secret]] ",
                "Create an ingress with the specified name")
            .aliases("ing")
            .description(
                """
                Create an ingress with the specified name.\
                """)
            .examples(
                """
                # Create a single ingress called 'simple' that directs requests to foo.com/bar to svc
                # svc1:8080 with a TLS secret "my-cert"
                kubectl create ingress simple --rule="foo.com/bar=svc1:8080,tls=my-cert"

                # Create a catch all ingress of "/path" pointing to service svc:port and Ingress Class as "otheringress"
                kubectl create ingress catch-all --class=otheringress --rule="/path=svc:port"

                # Create an ingress with two annotations: ingress.annotation1 and ingress.annotations2
                kubectl create ingress annotated --class=default --rule="foo.com/bar=svc:port" \\
                --annotation ingress.annotation1=foo \\
                --annotation ingress.annotation2=bla

                # Create an ingress with the same host and multiple paths
                kubectl create ingress multipath --class=default \\
                --rule="foo.com/=svc:port" \\
                --rule="foo.com/admin/=svcadmin:portadmin"

                # Create an ingress with multiple hosts and the pathType as Prefix
                kubectl create ingress ingress1 --class=default \\
                --rule="foo.com/path*=svc:8080" \\
                --rule="bar.com/admin*=svc2:http"

                # Create an ingress with TLS enabled using the default ingress certificate and different path types
                kubectl create ingress ingtls --class=default \\
                --rule="foo.com/=svc:https,tls" \\
                --rule="foo.com/path/subpath*=othersvc:8080"

                # Create an ingress with TLS enabled using a specific secret and pathType as Prefix
                kubectl create ingress ingsecret --class=default \\
                --rule="foo.com/*=svc:8080,tls=secret1"

                # Create an ingress with a default backend
                kubectl create ingress ingdefault --class=default \\
                --default-backend=defaultsvc:http \\
                --rule="foo.com/*=svc:8080,tls=secret1\"\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .stringArray(
                    "annotation",
                    "",
                    List.of(),
                    "Annotation to insert in the ingress object, in the format annotation=value")
                .string("class", "", "", "Ingress Class to be used")
                .string(
                    "default-backend",
                    "",
                    "",
                    "Default service for backend, in format of svcname:port")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .stringArray(
                    "rule",
                    "",
                    List.of(),
                    "Rule in format host/path=service:port[,tls=secretname]. Paths containing the"
                        + " leading character '*' are considered pathType=Prefix. tls argument is"
                        + " optional.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new IngressGenerator(), "failed to create ingress: "));
  }

  static Verb job() {
    return Verb.of(
        Usage.of(
                "job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]",
                "Create a job with the specified name")
            .description(
                """
                Create a job with the specified name.\
                """)
            .examples(
                """
                # Create a job
                kubectl create job my-job --image=busybox

                # Create a job with a command
                kubectl create job my-job --image=busybox -- date

                # Create a job from a cron job named "a-cronjob"
                kubectl create job test-job --from=cronjob/a-cronjob\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string(
                    "from",
                    "",
                    "",
                    "The name of the resource to create a Job from (only CronJob is supported).")
                .string("image", "", "", "Image name to run.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new JobGenerator(), "failed to create job: "));
  }

  static Verb podDisruptionBudget() {
    return Verb.of(
        Usage.of(
                "poddisruptionbudget NAME --selector=SELECTOR --min-available=N"
                    + " [--dry-run=server|client|none]",
                "Create a pod disruption budget with the specified name")
            .aliases("pdb")
            .description(
                """
                Create a pod disruption budget with the specified name, selector, and desired minimum available pods.\
                """)
            .examples(
                """
                # Create a pod disruption budget named my-pdb that will select all pods with the app=rails label
                # and require at least one of them being available at any point in time
                kubectl create poddisruptionbudget my-pdb --selector=app=rails --min-available=1

                # Create a pod disruption budget named my-pdb that will select all pods with the app=nginx label
                # and require at least half of the pods selected to be available at any point in time
                kubectl create pdb my-pdb --selector=app=nginx --min-available=50%\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string(
                    "max-unavailable",
                    "",
                    "",
                    "The maximum number or percentage of unavailable pods this budget requires.")
                .string(
                    "min-available",
                    "",
                    "",
                    "The minimum number or percentage of available pods this budget requires.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "selector",
                    "",
                    "",
                    "A label selector to use for this budget. Only equality-based selector"
                        + " requirements are supported.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new BudgetGenerator(), "failed to create poddisruptionbudgets: "));
  }
}
