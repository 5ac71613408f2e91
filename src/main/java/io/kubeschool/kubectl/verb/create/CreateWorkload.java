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
                Create a cron job with the specified name.
                """)
            .examples(
                """
                # Run a job every night at half past two
                kubectl create cronjob backup --image=registry.example.com/backup:1.4 --schedule="30 2 * * *"

                # Say every minute what time it is
                kubectl create cronjob clock --image=busybox --schedule="* * * * *" -- date
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string("image", "", "", "The image that the job runs.")
                .string(
                    "restart",
                    "",
                    "",
                    "What to do when the container ends badly: OnFailure or Never")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "schedule",
                    "",
                    "",
                    "When to run, in the five fields of cron: minute, hour, day,"
                        + " month, weekday.")
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
                Create a deployment with the specified name.
                """)
            .examples(
                """
                # Run one pod of nginx
                kubectl create deployment web --image=nginx

                # Run three, and say that they listen at port 80
                kubectl create deployment web --image=nginx --replicas=3 --port=80

                # Run a command of one's own in the image
                kubectl create deployment ticker --image=busybox -- sh -c 'while true; do date; sleep 5; done'

                # Run two containers in each pod
                kubectl create deployment shop --image=nginx --image=redis

                # Write a manifest to begin with
                kubectl create deployment web --image=nginx --dry-run=client -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "image",
                    "",
                    List.of(),
                    "The image to run. If repeated, each pod has several containers.")
                .int32("port", "", -1, "The port at which the container listens.")
                .integer("replicas", "r", 1, "How many pods to run.")
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
                Create an ingress with the specified name.
                """)
            .examples(
                """
                # Pass on what is asked of shop.example.com/cart, and only that path, to port 8080 of the service 'cart'
                kubectl create ingress shop --rule="shop.example.com/cart=cart:8080"

                # Pass on everything, of any host; a star at the end means the path and all below it
                kubectl create ingress everything --class=nginx --rule="/*=web:80"

                # Two paths of a host, one of them to a port that has a name
                kubectl create ingress shop \\
                  --rule="shop.example.com/*=web:80" \\
                  --rule="shop.example.com/admin*=admin:http"

                # Two hosts
                kubectl create ingress sites \\
                  --rule="blue.example.com/*=blue:80" \\
                  --rule="green.example.com/*=green:80"

                # Speak TLS with the certificate of a secret, or with the controller's own
                kubectl create ingress shop --rule="shop.example.com/*=web:80,tls=web-tls"
                kubectl create ingress shop --rule="shop.example.com/*=web:80,tls"

                # Say where all that matches no rule goes
                kubectl create ingress shop --default-backend=sorry:80 --rule="shop.example.com/*=web:80"

                # Tell the controller more by annotations
                kubectl create ingress shop --rule="shop.example.com/*=web:80" \\
                  --annotation=example.com/timeout=30s \\
                  --annotation=example.com/retries=2
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .stringArray(
                    "annotation",
                    "",
                    List.of(),
                    "An annotation of the ingress, as key=value; may be repeated")
                .string("class", "", "", "The ingress class, which says whose controller it is for")
                .string(
                    "default-backend",
                    "",
                    "",
                    "Where all that matches no rule goes, as service:port")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .stringArray(
                    "rule",
                    "",
                    List.of(),
                    "What to pass on where, as host/path=service:port, with ,tls or"
                        + " ,tls=secret behind it for TLS. A path that ends in '*' stands"
                        + " for all below it too. May be repeated.")
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
                Create a job with the specified name.
                """)
            .examples(
                """
                # Run an image to its end, once
                kubectl create job migrate --image=registry.example.com/migrate:7

                # Run a command in an image
                kubectl create job pi --image=perl:5.34 -- perl -Mbignum=bpi -wle 'print bpi(200)'

                # Run a cron job's work now
                kubectl create job backup-now --from=cronjob/backup
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string("from", "", "", "The cron job whose work to run, as cronjob/NAME.")
                .string("image", "", "", "The image to run.")
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
                Create a pod disruption budget with the specified name, selector, and desired minimum available pods.
                """)
            .examples(
                """
                # Keep at least two of the pods with the label app=web when nodes are drained
                kubectl create poddisruptionbudget web --selector=app=web --min-available=2

                # Keep at least half of them
                kubectl create pdb web --selector=app=web --min-available=50%

                # Let at most one be missing
                kubectl create pdb db --selector=app=db --max-unavailable=1
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string(
                    "max-unavailable",
                    "",
                    "",
                    "How many of the pods may be missing at a time, a number or a" + " share.")
                .string(
                    "min-available",
                    "",
                    "",
                    "How many of the pods have to remain, a number or a share.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "selector",
                    "",
                    "",
                    "The labels of the pods, as key=value pairs with commas between" + " them.")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(new BudgetGenerator(), "failed to create poddisruptionbudgets: "));
  }
}
