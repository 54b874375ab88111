package dev.vitrine.dialect.catalog;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The character encodings of CSV files, by the names that `ENCODING` takes.
final class Encodings {

  private static final Map<String, String> CHARSETS = charsets();

  private Encodings() {}

  private static Map<String, String> charsets() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("UTF8", "UTF-8");
    for (String utf : new String[] {"UTF16", "UTF16BE", "UTF16LE", "UTF32", "UTF32BE", "UTF32LE"}) {
      names.put(utf, "UTF-" + utf.substring(3));
    }
    for (int part : new int[] {1, 2, 5, 6, 7, 8, 9, 15}) {
      names.put("ISO8859" + part, "ISO-8859-" + part);
    }
    for (String page : new String[] {"1250", "1251", "1252", "1253", "1254", "1255", "1256"}) {
      names.put("WINDOWS" + page, "windows-" + page);
    }
    names.put("BIG5", "Big5");
    names.put("EUCJP", "EUC-JP");
    names.put("EUCKR", "EUC-KR");
    names.put("GB18030", "GB18030");
    names.put("IBM420", "IBM420");
    names.put("IBM424", "IBM424");
    names.put("IBM949", "x-IBM949");
    names.put("ISO2022CN", "ISO-2022-CN");
    names.put("ISO2022JP", "ISO-2022-JP");
    names.put("ISO2022KR", "ISO-2022-KR");
    names.put("KOI8R", "KOI8-R");
    names.put("SHIFTJIS", "Shift_JIS");
    names.put("WINDOWS874", "x-windows-874");
    names.put("WINDOWS949", "x-windows-949");
    return names;
  }

  /// The name in its one spelling, when there is such an encoding.
  static Optional<String> named(String text) {
    String name = text.toUpperCase(Locale.ROOT).replaceAll("[-_]", "");
    String charset = CHARSETS.get(name);
    return charset != null && Charset.isSupported(charset) ? Optional.of(name) : Optional.empty();
  }

  /// @param name as [#named] gave it
  static Charset charset(String name) {
    return Charset.forName(CHARSETS.getOrDefault(name, "UTF-8"));
  }
}
