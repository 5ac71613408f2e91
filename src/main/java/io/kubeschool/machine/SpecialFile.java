package io.kubeschool.machine;

import java.io.InputStream;
import java.io.OutputStream;

/** A file that is made when it is opened. */
public interface SpecialFile {

  /** Opens it to read. */
  InputStream read();

  /** Opens it to write. */
  default OutputStream write() {
    throw new SystemError(Errno.EACCES);
  }

  /** Whether it is a device, not a regular file. */
  default boolean isDevice() {
    return false;
  }
}
