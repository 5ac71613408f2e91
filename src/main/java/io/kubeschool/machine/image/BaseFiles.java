package io.kubeschool.machine.image;

/** The lower layers that the images are built on. */
final class BaseFiles {

  private static final String[] DIRECTORIES = {
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/home",
    "/lib",
    "/lib64",
    "/media",
    "/mnt",
    "/opt",
    "/proc",
    "/root",
    "/run",
    "/sbin",
    "/srv",
    "/sys",
    "/tmp",
    "/usr",
    "/usr/bin",
    "/usr/lib",
    "/usr/local",
    "/usr/local/bin",
    "/usr/sbin",
    "/usr/share",
    "/var",
    "/var/cache",
    "/var/lib",
    "/var/log",
    "/var/run",
    "/var/tmp"
  };

  private static final String[] BUSYBOX = {
    "[",
    "[[",
    "arch",
    "arp",
    "ash",
    "awk",
    "base64",
    "basename",
    "bc",
    "bunzip2",
    "busybox",
    "bzcat",
    "bzip2",
    "cal",
    "cat",
    "chgrp",
    "chmod",
    "chown",
    "chroot",
    "cksum",
    "clear",
    "cmp",
    "cp",
    "crond",
    "crontab",
    "cut",
    "date",
    "dc",
    "dd",
    "df",
    "diff",
    "dirname",
    "dmesg",
    "dnsdomainname",
    "dos2unix",
    "du",
    "echo",
    "ed",
    "egrep",
    "env",
    "expand",
    "expr",
    "factor",
    "false",
    "fgrep",
    "find",
    "fold",
    "free",
    "getopt",
    "grep",
    "groups",
    "gunzip",
    "gzip",
    "halt",
    "head",
    "hexdump",
    "hostid",
    "hostname",
    "httpd",
    "id",
    "ifconfig",
    "install",
    "ip",
    "kill",
    "killall",
    "less",
    "link",
    "ln",
    "logger",
    "login",
    "logname",
    "ls",
    "lsof",
    "md5sum",
    "mkdir",
    "mkfifo",
    "mknod",
    "mktemp",
    "more",
    "mount",
    "mv",
    "nc",
    "netstat",
    "nl",
    "nohup",
    "nproc",
    "nslookup",
    "od",
    "paste",
    "patch",
    "pgrep",
    "pidof",
    "ping",
    "ping6",
    "pkill",
    "printenv",
    "printf",
    "ps",
    "pwd",
    "readlink",
    "realpath",
    "reset",
    "rev",
    "rm",
    "rmdir",
    "route",
    "sed",
    "seq",
    "setsid",
    "sh",
    "sha1sum",
    "sha256sum",
    "sha512sum",
    "shred",
    "shuf",
    "sleep",
    "sort",
    "split",
    "stat",
    "strings",
    "stty",
    "su",
    "sum",
    "sync",
    "sysctl",
    "tac",
    "tail",
    "tar",
    "tee",
    "telnet",
    "test",
    "time",
    "timeout",
    "top",
    "touch",
    "tr",
    "traceroute",
    "true",
    "truncate",
    "tsort",
    "tty",
    "umount",
    "uname",
    "unexpand",
    "uniq",
    "unlink",
    "unzip",
    "uptime",
    "usleep",
    "uudecode",
    "uuencode",
    "vi",
    "w",
    "watch",
    "wc",
    "wget",
    "which",
    "who",
    "whoami",
    "xargs",
    "xxd",
    "yes",
    "zcat"
  };

  private static final String[] DEBIAN = {
    "[",
    "arch",
    "awk",
    "base64",
    "basename",
    "bash",
    "cat",
    "chgrp",
    "chmod",
    "chown",
    "chroot",
    "cksum",
    "cmp",
    "comm",
    "cp",
    "csplit",
    "cut",
    "dash",
    "date",
    "dd",
    "df",
    "diff",
    "dir",
    "dirname",
    "dnsdomainname",
    "du",
    "echo",
    "egrep",
    "env",
    "expand",
    "expr",
    "factor",
    "false",
    "fgrep",
    "find",
    "fmt",
    "fold",
    "getent",
    "grep",
    "groups",
    "gunzip",
    "gzip",
    "head",
    "hostid",
    "hostname",
    "id",
    "install",
    "join",
    "link",
    "ln",
    "locale",
    "login",
    "logname",
    "ls",
    "mawk",
    "md5sum",
    "mkdir",
    "mkfifo",
    "mknod",
    "mktemp",
    "mount",
    "mv",
    "nice",
    "nl",
    "nohup",
    "nproc",
    "numfmt",
    "od",
    "paste",
    "pathchk",
    "pr",
    "printenv",
    "printf",
    "ptx",
    "pwd",
    "readlink",
    "realpath",
    "rm",
    "rmdir",
    "sdiff",
    "sed",
    "seq",
    "sh",
    "sha1sum",
    "sha224sum",
    "sha256sum",
    "sha384sum",
    "sha512sum",
    "shred",
    "shuf",
    "sleep",
    "sort",
    "split",
    "stat",
    "stdbuf",
    "stty",
    "sum",
    "sync",
    "tac",
    "tail",
    "tar",
    "tee",
    "test",
    "timeout",
    "touch",
    "tr",
    "true",
    "truncate",
    "tsort",
    "tty",
    "umount",
    "uname",
    "unexpand",
    "uniq",
    "unlink",
    "vdir",
    "wc",
    "which",
    "who",
    "whoami",
    "xargs",
    "yes",
    "zcat"
  };

  private static final String NSSWITCH = "passwd: files\ngroup: files\nhosts: files dns\n";
  private static final String GROUP =
      "root:x:0:\nnogroup:x:65534:\nwww-data:x:33:\nnginx:x:101:\nredis:x:999:\n";

  /** Busybox alone. */
  static final ImageFiles BUSYBOX_BASE =
      common(ImageFiles.over(null), "/bin/sh")
          .programs("/bin", BUSYBOX)
          .program("/bin/nslookup", "busybox-nslookup")
          .build();

  /** Alpine Linux 3.22: busybox with a release file. */
  static final ImageFiles ALPINE_BASE =
      ImageFiles.over(BUSYBOX_BASE)
          .text(
              "/etc/os-release", release("Alpine Linux", "Alpine Linux v3.22", "alpine", "3.22.1"))
          .text("/etc/alpine-release", "3.22.1\n")
          .build();

  /** Debian 12. */
  static final ImageFiles DEBIAN_BASE =
      common(ImageFiles.over(null), "/bin/bash")
          .programs("/bin", DEBIAN)
          .text(
              "/etc/os-release",
              release("Debian GNU/Linux", "Debian GNU/Linux 12 (bookworm)", "debian", "12"))
          .text("/etc/debian_version", "12.12\n")
          .text("/etc/bash.bashrc", "PS1='\\u@\\h:\\w\\$ '\n")
          .text("/root/.profile", "mesg n 2> /dev/null || true\n")
          .build();

  /** Ubuntu 24.04: here Debian with another release file. */
  static final ImageFiles UBUNTU_BASE =
      ImageFiles.over(DEBIAN_BASE)
          .text("/etc/os-release", release("Ubuntu", "Ubuntu 24.04.3 LTS", "ubuntu", "24.04"))
          .build();

  private BaseFiles() {}

  private static ImageFiles.Builder common(ImageFiles.Builder builder, String shell) {
    return builder
        .directories(DIRECTORIES)
        .text("/etc/passwd", passwd(shell))
        .text("/etc/group", GROUP)
        .text("/etc/nsswitch.conf", NSSWITCH);
  }

  private static String passwd(String shell) {
    return "root:x:0:0:root:/root:"
        + shell
        + "\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n"
        + "bin:x:2:2:bin:/bin:/usr/sbin/nologin\n"
        + "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
        + "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"
        + "nginx:x:101:101:nginx user:/nonexistent:/bin/false\n"
        + "redis:x:999:999::/home/redis:/bin/sh\n";
  }

  private static String release(String name, String pretty, String id, String version) {
    return "PRETTY_NAME=\""
        + pretty
        + "\"\nNAME=\""
        + name
        + "\"\nVERSION_ID=\""
        + version
        + "\"\nID="
        + id
        + "\n";
  }
}
