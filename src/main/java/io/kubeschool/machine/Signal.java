package io.kubeschool.machine;

/** A signal, with its Linux number. */
public enum Signal {
  HUP(1),
  INT(2),
  QUIT(3),
  KILL(9),
  USR1(10),
  USR2(12),
  PIPE(13),
  ALRM(14),
  TERM(15),
  CHLD(17),
  CONT(18),
  STOP(19),
  TSTP(20),
  WINCH(28);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Its number, as in {@code kill -9}. */
  public int number() {
    return number;
  }

  /** Whether a process that does nothing about it goes on. */
  public boolean isHarmlessByDefault() {
    return this == CHLD || this == CONT || this == WINCH;
  }
}
