package io.kubeschool.machine.program;

import io.kubeschool.machine.ProgramTable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** {@code md5sum} and its relatives, {@code od}, {@code hexdump}, {@code xxd}. */
final class HashTools {

  private static final Map<String, String> ALGORITHMS =
      new TreeMap<>(
          Map.of(
              "md5sum", "MD5", "sha1sum", "SHA-1", "sha256sum", "SHA-256", "sha512sum", "SHA-512"));

  private HashTools() {}

  static void addTo(ProgramTable programs) {
    ALGORITHMS.forEach((name, algorithm) ->
        programs.add(name, new SmallTool("bct check=c", call -> sum(call, algorithm))));
    programs.add("hexdump", new SmallTool("C", call -> dump(call, true)));
    programs.add("xxd", new SmallTool("p", call -> dump(call, false)));
    programs.add("od", new SmallTool("A:t:cxN:v", HashTools::octal));
  }

  private static int sum(Call call, String algorithm) {
    if (call.has('c')) {
      return check(call, algorithm);
    }
    for (String file : call.inputs()) {
      if (!file.equals("-") && call.files().isDirectory(file)) {
        call.error(file + ": Is a directory");
        continue;
      }
      call.read(file, in -> call.out().println(hash(algorithm, in.readAllBytes()) + "  " + file));
    }
    return 0;
  }

  private static int check(Call call, String algorithm) {
    for (String list : call.inputs()) {
      call.read(
          list,
          in -> {
            for (String line : new LineReader(in).all()) {
              String[] parts = line.split(" [ *]", 2);
              if (parts.length == 2) {
                call.read(
                    parts[1],
                    content -> {
                      boolean same = hash(algorithm, content.readAllBytes()).equals(parts[0]);
                      call.out().println(parts[1] + (same ? ": OK" : ": FAILED"));
                      if (!same) {
                        call.error("WARNING: 1 computed checksum did NOT match");
                      }
                    });
              }
            }
          });
    }
    return 0;
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int dump(Call call, boolean canonical) {
    call.read(
        call.inputs().getFirst(),
        in -> {
          byte[] bytes = in.readAllBytes();
          if (call.has('p')) {
            call.out().println(HexFormat.of().formatHex(bytes));
            return;
          }
          for (int i = 0; i < bytes.length; i += 16) {
            call.self().tick();
            call.out().println(canonical ? canonicalRow(bytes, i) : pairsRow(bytes, i));
          }
          if (canonical && bytes.length > 0) {
            call.out().println("%08x".formatted(bytes.length));
          }
        });
    return 0;
  }

  private static String canonicalRow(byte[] bytes, int from) {
    StringBuilder row = new StringBuilder("%08x  ".formatted(from));
    for (int i = from; i < from + 16; i++) {
      row.append(i < bytes.length ? "%02x ".formatted(bytes[i]) : "   ")
          .append(i == from + 7 ? " " : "");
    }
    return row.append(" |").append(text(bytes, from)).append('|').toString();
  }

  private static String pairsRow(byte[] bytes, int from) {
    StringBuilder row = new StringBuilder("%08x: ".formatted(from));
    for (int i = from; i < from + 16; i++) {
      row.append(i < bytes.length ? "%02x".formatted(bytes[i]) : "  ")
          .append(i % 2 == 1 ? " " : "");
    }
    return row.append(' ').append(text(bytes, from)).toString();
  }

  private static String text(byte[] bytes, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < Math.min(bytes.length, from + 16); i++) {
      text.append(bytes[i] >= 32 && bytes[i] < 127 ? (char) bytes[i] : '.');
    }
    return text.toString();
  }

  private static int octal(Call call) {
    boolean characters = call.has('c') || "c".equals(call.value('t'));
    boolean hex = "x1".equals(call.value('t'));
    call.read(
        call.inputs().getFirst(),
        in -> {
          byte[] bytes = in.readAllBytes();
          for (int i = 0; i < bytes.length; i += 16) {
            StringBuilder row =
                new StringBuilder("n".equals(call.value('A')) ? "" : "%07o".formatted(i));
            for (int k = i; k < Math.min(bytes.length, i + 16); k++) {
              row.append(
                  characters
                      ? "%4s".formatted(character(bytes[k]))
                      : (hex ? " %02x" : " %03o").formatted(bytes[k]));
            }
            call.out().println(row.toString());
          }
          if (!"n".equals(call.value('A'))) {
            call.out().println("%07o".formatted(bytes.length));
          }
        });
    return 0;
  }

  private static String character(byte b) {
    return switch (b) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case 0 -> "\\0";
      default -> b >= 32 && b < 127 ? Character.toString(b) : "%03o".formatted(b);
    };
  }
}
