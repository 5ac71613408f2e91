package io.kubeschool.model;

import java.util.Comparator;

/** The order in which go-yaml writes the keys of a map: numbers in keys count. Models sorter.go. */
enum YamlKeyOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    for (int i = 0; i < a.length && i < b.length; i++) {
      if (a[i] == b[i]) {
        continue;
      }
      boolean aLetter = Character.isLetter(a[i]);
      boolean bLetter = Character.isLetter(b[i]);
      if (aLetter && bLetter) {
        return Integer.compare(a[i], b[i]);
      }
      if (aLetter || bLetter) {
        return bLetter ? -1 : 1;
      }
      return compareNumbers(a, b, i);
    }
    return Integer.compare(a.length, b.length);
  }

  private static int compareNumbers(int[] a, int[] b, int start) {
    long aNumber = 0;
    long bNumber = 0;
    if (a[start] == '0' || b[start] == '0') {
      for (int j = start - 1; j >= 0 && Character.isDigit(a[j]); j--) {
        if (a[j] != '0') {
          aNumber = 1;
          bNumber = 1;
          break;
        }
      }
    }
    int aEnd = start;
    for (; aEnd < a.length && Character.isDigit(a[aEnd]); aEnd++) {
      aNumber = aNumber * 10 + a[aEnd] - '0';
    }
    int bEnd = start;
    for (; bEnd < b.length && Character.isDigit(b[bEnd]); bEnd++) {
      bNumber = bNumber * 10 + b[bEnd] - '0';
    }
    if (aNumber != bNumber) {
      return Long.compare(aNumber, bNumber);
    }
    return aEnd != bEnd ? Integer.compare(aEnd, bEnd) : Integer.compare(a[start], b[start]);
  }
}
