package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// PARSE_IP: `sf_parse_ip(text, type, permissive)` gives an object of the address, its number and,
/// with a prefix (`/24`), the range; `type` is INET, or CIDR, which wants the network's own
/// address. A bad address is an error, or with `permissive` an object of the error alone.
final class ParseIp {

  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

  private final String host;
  private final byte[] address;
  private final @Nullable Integer prefix;
  private final String type;

  private ParseIp(String host, byte[] address, @Nullable Integer prefix, String type) {
    this.host = host;
    this.address = address;
    this.prefix = prefix;
    this.type = type;
  }

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict(
            "sf_parse_ip",
            TEXT,
            a -> parse(Args.text(a, 0), Args.text(a, 1), Args.flag(a, 2)),
            TEXT,
            TEXT,
            BOOLEAN));
  }

  private static String parse(String text, String type, boolean permissive) {
    try {
      return read(text.strip(), type.toLowerCase(Locale.ROOT)).object();
    } catch (SqlError e) {
      if (permissive) {
        return "{\"error\":" + JsonStrings.quote(e.text()) + "}";
      }
      throw e;
    }
  }

  private static ParseIp read(String text, String type) {
    if (!type.equals("inet") && !type.equals("cidr")) {
      throw refused("Invalid IP address type '" + type + "'; it is INET or CIDR");
    }
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    byte[] address = IpAddress.bytes(host);
    Integer prefix = slash < 0 ? null : prefix(text.substring(slash + 1), address.length * 8);
    ParseIp ip = new ParseIp(host, address, prefix, type);
    if (type.equals("cidr") && !ip.first().equals(ip.number())) {
      throw refused("Address does not conform to cidr format.");
    }
    return ip;
  }

  private static int prefix(String text, int bits) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refused("Network range prefix '" + text + "' is no number.");
    }
    int prefix = Integer.parseInt(text);
    if (prefix > bits) {
      throw refused("Network range prefix is too large.");
    }
    return prefix;
  }

  private String object() {
    SortedMap<String, String> members = new TreeMap<>();
    members.put("family", isShort() ? "4" : "6");
    members.put("host", JsonStrings.quote(host));
    members.put("ip_fields", fields());
    members.put("ip_type", JsonStrings.quote(type));
    members.put("netmask_prefix_length", String.valueOf(prefix));
    members.put("snowflake$type", "\"ip_address\"");
    String name = isShort() ? "ipv4" : "hex_ipv6";
    members.put(name, shown(number()));
    if (prefix != null) {
      members.put(name + "_range_start", shown(first()));
      members.put(name + "_range_end", shown(first().or(hostMask())));
    }
    return ObjectEdits.object(members);
  }

  private boolean isShort() {
    return address.length == 4;
  }

  private BigInteger number() {
    return new BigInteger(1, address);
  }

  private BigInteger first() {
    return number().andNot(hostMask());
  }

  private BigInteger hostMask() {
    int bits = prefix == null ? 0 : address.length * 8 - prefix;
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private String shown(BigInteger value) {
    return isShort() ? value.toString() : String.format("\"%032X\"", value);
  }

  private String fields() {
    if (isShort()) {
      return "[" + number() + ",0,0,0]";
    }
    StringBuilder out = new StringBuilder();
    for (int shift = 96; shift >= 0; shift -= 32) {
      out.append(out.isEmpty() ? "[" : ",").append(number().shiftRight(shift).mod(WORD));
    }
    return out.append(']').toString();
  }

  static SqlError refused(String what) {
    return new SqlError(ErrorCode.IP_INVALID, what);
  }
}
