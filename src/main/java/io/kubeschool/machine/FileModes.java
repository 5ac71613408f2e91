package io.kubeschool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.Set;

/** Owners and permission bits of files as numbers. */
public final class FileModes {

  private static final PosixFilePermission[] BY_BIT = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ,
  };

  private FileModes() {}

  static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < BY_BIT.length; bit++) {
      if ((mode >> bit & 1) != 0) {
        set.add(BY_BIT[bit]);
      }
    }
    return set;
  }

  /**
   * Sets a file's mode and whose it is.
   *
   * @param mode its permission bits, {@code 0644}
   */
  public static void set(Path path, int mode, int uid, int gid) throws IOException {
    setMode(path, mode);
    setOwner(path, uid, gid);
  }

  static void setMode(Path path, int mode) throws IOException {
    Files.setPosixFilePermissions(path, permissions(mode));
  }

  static void setOwner(Path path, int uid, int gid) throws IOException {
    UserPrincipalLookupService names = path.getFileSystem().getUserPrincipalLookupService();
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    GroupPrincipal group = names.lookupPrincipalByGroupName(Integer.toString(gid));
    view.setOwner(names.lookupPrincipalByName(Integer.toString(uid)));
    view.setGroup(group);
  }
}
