package io.kubeschool.network.program;

import io.kubeschool.machine.ProgramTable;

/** The network's own tools, as entries of the table of programs. */
public final class NetworkPrograms {

  /** The version that BIND's tools tell. */
  static final String BIND_VERSION = "9.18.49-1~deb12u3-Debian";

  private NetworkPrograms() {}

  /** Adds them. */
  public static void addTo(ProgramTable programs) {
    programs.add("curl", new Curl());
    programs.add("wget", new Wget());
    programs.add("ping", new Ping());
    programs.add("dig", new Dig());
    programs.add("host", new Host());
    programs.add("nslookup", new Nslookup());
    programs.add("busybox-nslookup", new BusyboxNslookup());
  }
}
