package io.kubeschool.machine.image;

import io.kubeschool.machine.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of nginx: which tags there are, and what each runs. */
final class NginxImages {

  private static final String INDEX =
      """
      <!DOCTYPE html>
      <html>
      <head>
      <title>Welcome to nginx!</title>
      <style>
      html { color-scheme: light dark; }
      body { width: 35em; margin: 0 auto;
      font-family: Tahoma, Verdana, Arial, sans-serif; }
      </style>
      </head>
      <body>
      <h1>Welcome to nginx!</h1>
      <p>If you see this page, the nginx web server is successfully installed and
      working. Further configuration is required.</p>

      <p>For online documentation and support please refer to
      <a href="http://nginx.org/">nginx.org</a>.<br/>
      Commercial support is available at
      <a href="http://nginx.com/">nginx.com</a>.</p>

      <p><em>Thank you for using nginx.</em></p>
      </body>
      </html>
      """;

  private static final String ERROR_PAGE =
      """
      <!DOCTYPE html>
      <html>
      <head>
      <title>Error</title>
      </head>
      <body>
      <h1>An error occurred.</h1>
      <p>Sorry, the page you are looking for is currently unavailable.<br/>
      Please try again later.</p>
      </body>
      </html>
      """;

  private static final String CONF =
      """

      user  nginx;
      worker_processes  auto;

      error_log  /var/log/nginx/error.log notice;
      pid        /run/nginx.pid;


      events {
          worker_connections  1024;
      }


      http {
          include       /etc/nginx/mime.types;
          default_type  application/octet-stream;

          log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                            '$status $body_bytes_sent "$http_referer" '
                            '"$http_user_agent" "$http_x_forwarded_for"';

          access_log  /var/log/nginx/access.log  main;

          sendfile        on;
          #tcp_nopush     on;

          keepalive_timeout  65;

          #gzip  on;

          include /etc/nginx/conf.d/*.conf;
      }
      """;

  private static final String SITE =
      """
      server {
          listen       80;
          server_name  localhost;

          #access_log  /var/log/nginx/host.access.log  main;

          location / {
              root   /usr/share/nginx/html;
              index  index.html index.htm;
          }

          #error_page  404              /404.html;

          # redirect server error pages to the static page /50x.html
          #
          error_page   500 502 503 504  /50x.html;
          location = /50x.html {
              root   /usr/share/nginx/html;
          }
      }
      """;

  private static final String SCRIPT =
      """
      #!/bin/sh
      if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
        me=/docker-entrypoint.sh; d=/docker-entrypoint.d; f=/etc/nginx/conf.d/default.conf
        s=10-listen-on-ipv6-by-default.sh
        echo "$me: $d/ is not empty, will attempt to perform configuration"
        echo "$me: Looking for shell scripts in $d/"
        echo "$me: Launching $d/$s"
        echo "$s: info: Getting the checksum of $f"
        echo "$s: info: Enabled listen on IPv6 in $f"
        echo "$me: Sourcing $d/15-local-resolvers.envsh"
        echo "$me: Launching $d/20-envsubst-on-templates.sh"
        echo "$me: Launching $d/30-tune-worker-processes.sh"
        echo "$me: Configuration complete; ready for start up"
      fi
      exec "$@"
      """;

  private static final List<String> SCRIPT_LINES =
      List.of(
          "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform"
              + " configuration",
          "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/",
          "/docker-entrypoint.sh: Launching"
              + " /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh",
          "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of"
              + " /etc/nginx/conf.d/default.conf",
          "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in"
              + " /etc/nginx/conf.d/default.conf",
          "/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh",
          "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh",
          "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh",
          "/docker-entrypoint.sh: Configuration complete; ready for start up");

  private static final String TAGS =
      "latest=1.29.4 mainline=1.29.4 stable=1.28.1 1=1.29.4 1.29=1.29.4 1.28=1.28.1 1.27=1.27.5"
          + " 1.26=1.26.3 1.25=1.25.5 1.24=1.24.0 1.23=1.23.4 1.22=1.22.1 1.21=1.21.6 1.20=1.20.2"
          + " 1.19=1.19.10 1.18=1.18.0 1.17=1.17.10 1.16=1.16.1 1.15=1.15.12 1.14=1.14.2"
          + " 1.13=1.13.12 1.12=1.12.2 1.11=1.11.13 1.10=1.10.3 1.9=1.9.15 1.8=1.8.1 1.7=1.7.12";

  private static final String VERSIONS =
      "1.7.1 1.7.5 1.7.6 1.7.7 1.7.8 1.7.9 1.7.10 1.9.0 1.9.1 1.10.1 1.11.5 1.12.1 1.13.0 1.13.1"
          + " 1.13.2 1.13.7 1.13.10 1.13.12 1.14.0 1.14.1 1.14.2 1.15.0 1.15.1 1.15.2 1.15.4"
          + " 1.15.12 1.16.0 1.16.1 1.17.0 1.17.1 1.17.3 1.17.8 1.17.10 1.18.0 1.19.0 1.19.1"
          + " 1.19.2 1.19.5 1.19.6 1.19.10 1.20.0 1.20.1 1.20.2 1.21.0 1.21.1 1.21.3 1.21.6 1.22.0"
          + " 1.22.1 1.23.0 1.23.1 1.23.3 1.23.4 1.24.0 1.25.0 1.25.1 1.25.2 1.25.3 1.25.4 1.25.5"
          + " 1.26.0 1.26.1 1.26.2 1.26.3 1.27.0 1.27.1 1.27.2 1.27.3 1.27.4 1.27.5 1.28.0 1.28.1"
          + " 1.29.0 1.29.1 1.29.2 1.29.4";

  private static final String ALPINE =
      "alpine=1.29.4 stable-alpine=1.28.1 mainline-alpine=1.29.4 1.18.0-alpine=1.18.0"
          + " 1.16-alpine=1.16.1 1.17-alpine=1.17.10 1.18-alpine=1.18.0 1.19-alpine=1.19.10"
          + " 1.20-alpine=1.20.2 1.21-alpine=1.21.6 1.22-alpine=1.22.1 1.23-alpine=1.23.4"
          + " 1.24-alpine=1.24.0 1.25-alpine=1.25.5 1.26-alpine=1.26.3 1.27-alpine=1.27.5"
          + " 1.28-alpine=1.28.1 1.29-alpine=1.29.4";

  private static final long DEBIAN_SIZE = 18_191_993;
  private static final long ALPINE_SIZE = 11_367_021;

  private NginxImages() {}

  static void push(ImageRegistry registry) {
    ImageFiles debian = files(BaseFiles.DEBIAN_BASE);
    ImageFiles alpine = files(BaseFiles.ALPINE_BASE);
    tags().forEach((tag, version) -> push(registry, tag, version, DEBIAN_SIZE, debian));
    pairs(ALPINE).forEach((tag, version) -> push(registry, tag, version, ALPINE_SIZE, alpine));
    registry.push(
        Image.of(
            "bitnami/nginx",
            "latest",
            DEBIAN_SIZE,
            config("1.29.4").withEntrypoint().withPorts("8080/tcp"),
            debian));
  }

  private static Map<String, String> tags() {
    Map<String, String> tags = pairs(TAGS);
    for (String version : VERSIONS.split(" ")) {
      tags.put(version, version);
    }
    return tags;
  }

  private static Map<String, String> pairs(String table) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : table.split(" ")) {
      int equals = pair.indexOf('=');
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }

  private static void push(
      ImageRegistry registry, String tag, String version, long size, ImageFiles files) {
    registry.push(Image.of("library/nginx", tag, size, config(version), files));
  }

  private static ImageConfig config(String version) {
    ImageConfig config =
        ImageConfig.ofCommand("nginx", "-g", "daemon off;")
            .withEnvironment(
                List.of(
                    "NGINX_VERSION=" + version,
                    "NJS_VERSION=0.9.4",
                    "NJS_RELEASE=1~bookworm",
                    "PKG_RELEASE=1~bookworm",
                    "DYNPKG_RELEASE=1~bookworm"))
            .withPorts("80/tcp");
    boolean hasEntrypoint = Integer.parseInt(version.split("\\.")[1]) >= 19;
    return hasEntrypoint
        ? config.withEntrypoint("/docker-entrypoint.sh").withStopSignal(Signal.QUIT)
        : config;
  }

  private static ImageFiles files(ImageFiles base) {
    return ImageFiles.over(base)
        .programs("/usr/sbin", "nginx")
        .programs("/usr/bin", "curl")
        .text("/etc/nginx/nginx.conf", CONF)
        .text("/etc/nginx/conf.d/default.conf", SITE)
        .text("/usr/share/nginx/html/index.html", INDEX)
        .text("/usr/share/nginx/html/50x.html", ERROR_PAGE)
        .script("/docker-entrypoint.sh", SCRIPT, NginxImages::entrypoint)
        .link("/var/log/nginx/access.log", "/dev/stdout")
        .link("/var/log/nginx/error.log", "/dev/stderr")
        .directories("/docker-entrypoint.d", "/var/lib/nginx", "/var/cache/nginx", "/run")
        .build();
  }

  private static EntrypointScript.Outcome entrypoint(
      List<String> arguments, Map<String, String> environment) {
    boolean server = !arguments.isEmpty() && arguments.getFirst().startsWith("nginx");
    return new EntrypointScript.Exec(server ? SCRIPT_LINES : List.of(), new ArrayList<>(arguments));
  }
}
