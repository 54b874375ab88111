package dev.vitrine.dialect.scalar;

import java.util.ArrayList;
import java.util.List;

/// IPv4 and IPv6 addresses as bytes, without asking any name service.
final class IpAddress {

  private static final int GROUPS = 8;

  private IpAddress() {}

  /// 4 or 16 bytes.
  static byte[] bytes(String text) {
    return text.indexOf(':') >= 0 ? longAddress(text) : shortAddress(text);
  }

  private static byte[] shortAddress(String text) {
    String[] fields = text.split("\\.", -1);
    if (fields.length != 4) {
      throw ParseIp.refused("Invalid IPv4 address. It has four fields, '" + text + "' has not.");
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) field(fields[i]);
    }
    return bytes;
  }

  private static int field(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 9) {
      throw ParseIp.refused("Invalid IPv4 address. Field '" + text + "' is no number.");
    }
    int value = Integer.parseInt(text);
    if (value > 255) {
      throw ParseIp.refused("Invalid IPv4 address. One or more fields is higher than 255.");
    }
    return value;
  }

  private static byte[] longAddress(String text) {
    int gap = text.indexOf("::");
    List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
    List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
    int missing = GROUPS - head.size() - tail.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      throw invalid(text);
    }
    byte[] bytes = new byte[2 * GROUPS];
    put(bytes, 0, head);
    put(bytes, GROUPS - tail.size(), tail);
    return bytes;
  }

  private static void put(byte[] bytes, int from, List<Integer> groups) {
    for (int i = 0; i < groups.size(); i++) {
      bytes[2 * (from + i)] = (byte) (groups.get(i) >> 8);
      bytes[2 * (from + i) + 1] = (byte) groups.get(i).intValue();
    }
  }

  private static List<Integer> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return groups;
    }
    for (String group : text.split(":", -1)) {
      if (group.indexOf('.') >= 0) {
        byte[] last = shortAddress(group);
        groups.add((last[0] & 255) << 8 | (last[1] & 255));
        groups.add((last[2] & 255) << 8 | (last[3] & 255));
      } else {
        groups.add(group(group, text));
      }
    }
    return groups;
  }

  private static int group(String group, String text) {
    boolean hexadecimal = group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    if (group.isEmpty() || group.length() > 4 || !hexadecimal) {
      throw invalid(text);
    }
    return Integer.parseInt(group, 16);
  }

  private static RuntimeException invalid(String text) {
    return ParseIp.refused("Invalid IPv6 address '" + text + "'.");
  }
}
