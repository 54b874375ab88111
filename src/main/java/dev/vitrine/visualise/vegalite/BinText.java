package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.scale.Scale;

/// A bin in words: `10 – 20`, open where values beyond it were moved in.
final class BinText {

  private BinText() {}

  static String of(Scale scale, int bin) {
    int last = scale.breaks().size() - 2;
    String low = scale.labelOf(scale.breaks().get(bin));
    String high = scale.labelOf(scale.breaks().get(bin + 1));
    boolean open = scale.plan().squishes() && last > 0;
    boolean right = scale.plan().isClosedRight();
    if ((open && bin == 0) || low.isEmpty()) {
      return (right ? "≤ " : "< ") + high;
    }
    if ((open && bin == last) || high.isEmpty()) {
      return (right ? "> " : "≥ ") + low;
    }
    return low + " – " + high;
  }
}
