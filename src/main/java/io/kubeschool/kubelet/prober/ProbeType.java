package io.kubeschool.kubelet.prober;

/** What a probe is for. */
public enum ProbeType {
  STARTUP("Startup", "startupProbe"),
  READINESS("Readiness", "readinessProbe"),
  LIVENESS("Liveness", "livenessProbe");

  private final String title;
  private final String field;

  ProbeType(String title, String field) {
    this.title = title;
    this.field = field;
  }

  /** As events name it. */
  public String title() {
    return title;
  }

  /** Its field in a container's spec. */
  public String field() {
    return field;
  }
}
