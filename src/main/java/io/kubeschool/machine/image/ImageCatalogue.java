package io.kubeschool.machine.image;

import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The images that exist, and the programs that only they bring. */
public final class ImageCatalogue {

  private static final long BUSYBOX_SIZE = 2_328_510;
  private static final long ALPINE_SIZE = 2_328_970;
  private static final long DEBIAN_SIZE = 9_650_112;
  private static final long HTTPD_SIZE = 12_071_334;
  private static final long REDIS_SIZE = 13_204_780;
  private static final long TOOLS_SIZE = 15_833_409;

  private static final List<String> PRESENT =
      List.of(
          "alpine",
          "busybox",
          "busybox:1.28",
          "busybox:1.31",
          "busybox:1.36",
          "curlimages/curl",
          "httpd:2.4",
          "nginx",
          "nginx:1.13.10",
          "nginx:1.13.2",
          "nginx:1.14.0",
          "nginx:1.14.2",
          "nginx:1.15.2",
          "nginx:1.16",
          "nginx:1.17",
          "nginx:1.18",
          "nginx:1.19",
          "nginx:1.25",
          "nginx:1.26",
          "nginx:1.27",
          "nginx:1.7.6",
          "nginx:alpine",
          "redis",
          "redis:6",
          "redis:7",
          "tutum/dnsutils");

  private ImageCatalogue() {}

  /** The images that a node has from the beginning. */
  public static List<String> present() {
    return PRESENT;
  }

  /** A registry that holds them all. */
  public static ImageRegistry registry() {
    ImageRegistry registry = new ImageRegistry();
    push(
        registry,
        "library/busybox",
        "1.28 1.28.4 1.28.3 1.28.2 1.31 1.31.1 1.30 1.32 latest 1 1.33"
            + " 1.34 1.35 1.36 1.36.1 1.37 stable glibc musl uclibc",
        BUSYBOX_SIZE,
        ImageConfig.ofCommand("sh"),
        BaseFiles.BUSYBOX_BASE);
    push(
        registry,
        "stress",
        "latest",
        BUSYBOX_SIZE,
        ImageConfig.ofCommand("sh"),
        BaseFiles.BUSYBOX_BASE);
    push(
        registry,
        "library/alpine",
        "latest 3 3.12 3.18 3.19 3.20 3.21 3.22 edge",
        ALPINE_SIZE,
        ImageConfig.ofCommand("/bin/sh"),
        BaseFiles.ALPINE_BASE);
    push(
        registry,
        "library/debian",
        "latest stable 12 bookworm bookworm-slim 11 stable-slim",
        DEBIAN_SIZE,
        ImageConfig.ofCommand("bash"),
        BaseFiles.DEBIAN_BASE);
    push(
        registry,
        "library/ubuntu",
        "latest 24.04 22.04 20.04 18.04 16.04",
        DEBIAN_SIZE,
        ImageConfig.ofCommand("/bin/bash"),
        BaseFiles.UBUNTU_BASE);
    NginxImages.push(registry);
    pushServers(registry);
    pushTools(registry);
    pushCluster(registry);
    return registry;
  }

  /**
   * Adds the programs that the images' own files name, but {@code coredns}, which needs the
   * network.
   */
  public static void addPrograms(ProgramTable programs) {
    programs.add("nginx", new NginxServer());
    programs.add("httpd-foreground", httpd());
    programs.add("httpd", new BusyboxHttpd());
    programs.add("redis-server", redis());
    programs.add(
        "mysqld",
        database(3306, "[System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections."));
    programs.add("mariadbd", database(3306, "[Note] mariadbd: ready for connections."));
    programs.add(
        "mongod",
        database(
            27017,
            "{\"msg\":\"Waiting for connections\",\"attr\":{\"port\":27017,\"ssl\":\"off\"}}"));
    programs.add(
        "postgres", database(5432, "LOG:  database system is ready to accept connections"));
    programs.add("pause", new PortServer(List.of(), List.of(), null, 0));
    programs.add("kube-proxy", new PortServer(List.of(), List.of(), null, 2));
    programs.add("metrics-server", new PortServer(List.of(10250), List.of(), ok("ok"), 0));
    programs.add("local-path-provisioner", new PortServer(List.of(), List.of(), null, 0));
  }

  private static HttpService ok(String text) {
    return request -> new HttpService.Answer(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static PortServer httpd() {
    byte[] page = "<html><body><h1>It works!</h1></body></html>\n".getBytes(StandardCharsets.UTF_8);
    HttpService service =
        request ->
            request.path().equals("/") || request.path().equals("/index.html")
                ? new HttpService.Answer(200, Map.of("server", "Apache/2.4.65 (Unix)"), page)
                : new HttpService.Answer(
                    404, Map.of("server", "Apache/2.4.65 (Unix)"), new byte[0]);
    return new PortServer(List.of(80), List.of(), service, 0);
  }

  private static PortServer redis() {
    return new PortServer(List.of(6379), List.of("1:M * Ready to accept connections"), null, 0);
  }

  private static PortServer database(int port, String line) {
    return new PortServer(List.of(port), List.of(line), null, 0);
  }

  private static void pushServers(ImageRegistry registry) {
    ImageConfig httpd =
        ImageConfig.ofCommand("httpd-foreground")
            .withEnvironment(List.of("HTTPD_PREFIX=/usr/local/apache2", "HTTPD_VERSION=2.4.65"))
            .withPorts("80/tcp")
            .withStopSignal(Signal.WINCH)
            .withWorkingDirectory("/usr/local/apache2");
    push(
        registry,
        "library/httpd",
        "latest 2 2.4 2.4.65",
        HTTPD_SIZE,
        httpd,
        httpdFiles(BaseFiles.DEBIAN_BASE));
    push(
        registry,
        "library/httpd",
        "alpine 2-alpine 2.4-alpine",
        HTTPD_SIZE,
        httpd,
        httpdFiles(BaseFiles.ALPINE_BASE));
    ImageConfig redis =
        ImageConfig.ofCommand("redis-server")
            .withEntrypoint("docker-entrypoint.sh")
            .withEnvironment(List.of("REDIS_VERSION=7.0.15"))
            .withPorts("6379/tcp")
            .withWorkingDirectory("/data");
    push(
        registry,
        "library/redis",
        "latest 5 5.0 5.0.4 6 6.0 6.2 7 7.0 7.2 8",
        REDIS_SIZE,
        redis,
        redisFiles(BaseFiles.DEBIAN_BASE));
    push(
        registry,
        "library/redis",
        "alpine 5-alpine 6-alpine 7-alpine",
        REDIS_SIZE,
        redis,
        redisFiles(BaseFiles.ALPINE_BASE));
    DatabaseImages.push(registry);
  }

  private static ImageFiles httpdFiles(ImageFiles base) {
    return ImageFiles.over(base)
        .programs("/usr/local/bin", "httpd-foreground")
        .text(
            "/usr/local/apache2/htdocs/index.html",
            "<html><body><h1>It works!</h1></body></html>\n")
        .directories("/usr/local/apache2/logs", "/var/lock", "/var/run/apache2")
        .build();
  }

  private static ImageFiles redisFiles(ImageFiles base) {
    return ImageFiles.over(base)
        .programs("/usr/local/bin", "redis-server", "redis-cli")
        .script(
            "/usr/local/bin/docker-entrypoint.sh",
            "#!/bin/sh\nif [ \"${1#-}\" != \"$1\" ]; then set -- redis-server \"$@\"; fi\n"
                + "exec \"$@\"\n",
            (arguments, environment) ->
                new EntrypointScript.Exec(List.of(), prefixed("redis-server", arguments)))
        .directories("/data")
        .build();
  }

  private static List<String> prefixed(String program, List<String> arguments) {
    List<String> argv = new ArrayList<>(arguments);
    if (!argv.isEmpty() && argv.getFirst().startsWith("-")) {
      argv.addFirst(program);
    }
    return argv;
  }

  private static void pushTools(ImageRegistry registry) {
    String[] tools = {"dig", "nslookup", "host", "curl"};
    String[] applets = {"ping", "wget", "ps", "nc", "ip", "vi"};
    ImageFiles dns =
        ImageFiles.over(BaseFiles.DEBIAN_BASE)
            .programs("/usr/bin", tools)
            .programs("/bin", applets)
            .build();
    push(registry, "tutum/dnsutils", "latest", TOOLS_SIZE, ImageConfig.ofCommand("bash"), dns);
    ImageConfig sleeping = ImageConfig.ofCommand("sleep", "infinity");
    push(registry, "e2e-test-images/jessie-dnsutils", "1.3 1.7", TOOLS_SIZE, sleeping, dns);
    push(registry, "e2e-test-images/agnhost", "2.39 2.53", TOOLS_SIZE, sleeping, dns);
    push(
        registry,
        "nicolaka/netshoot",
        "latest",
        TOOLS_SIZE,
        ImageConfig.ofCommand("sh"),
        ImageFiles.over(BaseFiles.ALPINE_BASE).programs("/usr/bin", tools).build());
    ImageFiles curl =
        ImageFiles.over(BaseFiles.ALPINE_BASE)
            .programs("/usr/bin", "curl")
            .script(
                "/entrypoint.sh",
                "#!/bin/sh\nset -e\nif [ \"${1#-}\" != \"$1\" ] || [ -z \"$(command -v \"$1\""
                    + " 2>/dev/null)\" ]; then set -- curl \"$@\"; fi\nexec \"$@\"\n",
                ImageCatalogue::curlEntrypoint)
            .build();
    push(
        registry,
        "curlimages/curl",
        "latest 8.16.0",
        TOOLS_SIZE,
        ImageConfig.ofCommand("curl").withEntrypoint("/entrypoint.sh").withUser("101"),
        curl);
  }

  private static EntrypointScript.Outcome curlEntrypoint(
      List<String> arguments, Map<String, String> environment) {
    List<String> argv = new ArrayList<>(arguments);
    String first = argv.isEmpty() ? "" : argv.getFirst();
    boolean known =
        first.contains("/")
            || BaseFiles.ALPINE_BASE.entry("/bin/" + first) != null
            || first.equals("curl");
    if (first.startsWith("-") || !known) {
      argv.addFirst("curl");
    }
    return new EntrypointScript.Exec(List.of(), argv);
  }

  private static void pushCluster(ImageRegistry registry) {
    pushOwn(registry, "pause", "3.1 3.2 3.9 3.10 3.10.1 3.10.2", "/", "pause");
    pushOwn(registry, "google_containers/pause", "3.2", "/", "pause");
    pushOwn(registry, "coredns/coredns", "v1.14.2", "/", "coredns");
    pushOwn(registry, "metrics-server/metrics-server", "v0.8.1", "/", "metrics-server");
    pushOwn(
        registry,
        "rancher/local-path-provisioner",
        "v0.0.30",
        "/usr/bin/",
        "local-path-provisioner");
    pushOwn(registry, "kube-proxy", "v1.36.4", "/usr/local/bin/", "kube-proxy");
  }

  private static void pushOwn(
      ImageRegistry registry, String repository, String tags, String directory, String program) {
    ImageFiles files =
        ImageFiles.over(BaseFiles.DEBIAN_BASE)
            .programs(directory.substring(0, directory.length() - 1), program)
            .build();
    push(
        registry,
        repository,
        tags,
        DEBIAN_SIZE,
        ImageConfig.ofCommand().withEntrypoint(directory + program),
        files);
  }

  static void push(
      ImageRegistry registry,
      String repository,
      String tags,
      long size,
      ImageConfig config,
      ImageFiles files) {
    for (String tag : tags.split(" ")) {
      registry.push(Image.of(repository, tag, size, config, files));
    }
  }
}
