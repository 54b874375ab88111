package dev.vitrine.notebooks.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What holds around a kernel on this system, as the kernel itself found out.
///
/// @param python its version
/// @param files `landlock`: only Python's own and the private directory; `user`: what another user
///   may read; `none`: what the server may read
/// @param network `namespace` or `seccomp`: there is none; `none`: it is open
/// @param processes `namespace`, `seccomp` or `user`: the server's processes are out of reach;
///   `none`: they are not
record Sandbox(String python, String files, String network, String processes) {

  static Sandbox of(Map<?, ?> report) {
    return new Sandbox(
        told(report, "python"),
        told(report, "files"),
        told(report, "network"),
        told(report, "processes"));
  }

  private static String told(Map<?, ?> report, String what) {
    return report.get(what) instanceof String text ? text : "none";
  }

  /// What does not hold, in words; empty where all does.
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (files.equals("none")) {
      gaps.add("cells can read the server's files");
    }
    if (network.equals("none")) {
      gaps.add("cells can use the network");
    }
    if (processes.equals("none")) {
      gaps.add("cells can reach the server's processes");
    }
    return List.copyOf(gaps);
  }
}
