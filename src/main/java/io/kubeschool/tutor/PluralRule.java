package io.kubeschool.tutor;

import java.util.function.LongToIntFunction;

/** Which of a word's forms goes with a number; a bundle names its rule. After Unicode's CLDR. */
enum PluralRule {
  /** one point, two points. */
  ONE_OTHER(n -> n == 1 ? 0 : 1),
  /** zéro point, un point, deux points. */
  ZERO_ONE_OTHER(n -> n < 2 ? 0 : 1),
  /** 1 балл, 2 балла, 5 баллов. */
  ONE_FEW_MANY(n -> {
    long ten = n % 10;
    long hundred = n % 100;
    if (ten == 1 && hundred != 11) {
      return 0;
    }
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
  });

  private final LongToIntFunction form;

  PluralRule(LongToIntFunction form) {
    this.form = form;
  }

  int form(long number) {
    return form.applyAsInt(number);
  }
}
