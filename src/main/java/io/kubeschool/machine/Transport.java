package io.kubeschool.machine;

/** A transport protocol. */
public enum Transport {
  TCP,
  UDP
}
