package dev.vitrine.dialect.scalar;

/// Writes a normal form again with other spellings of its scalars, in one pass.
abstract class JsonRewrite {

  private static final char UNDEFINED = Json.UNDEFINED.charAt(0);

  /// As TO_JSON writes it: DOUBLEs with fifteen decimals, `undefined` as such, texts plain.
  static final JsonRewrite SHOWN =
      new JsonRewrite() {
        @Override
        String number(String normal) {
          return JsonNumbers.shown(normal);
        }

        @Override
        String undefined() {
          return "undefined";
        }
      };

  /// As [#SHOWN], but JSON that any reader takes: `undefined` is null.
  static final JsonRewrite PORTABLE =
      new JsonRewrite() {
        @Override
        String number(String normal) {
          return JsonNumbers.shown(normal);
        }

        @Override
        String undefined() {
          return Json.NULL;
        }
      };

  /// As [#PORTABLE], with the mark of what is `undefined`.
  static final JsonRewrite DELIVERED =
      new JsonRewrite() {
        @Override
        String number(String normal) {
          return JsonNumbers.shown(normal);
        }

        @Override
        String undefined() {
          return Json.UNDEFINED;
        }
      };

  /// One spelling for values that are equal: 1, 1.0 and 1e0 alike.
  static final JsonRewrite BY_VALUE =
      new JsonRewrite() {
        @Override
        String number(String normal) {
          return JsonNumbers.byValue(normal);
        }

        @Override
        String undefined() {
          return Json.UNDEFINED;
        }

        @Override
        String text(String normal) {
          return normal;
        }
      };

  abstract String number(String normal);

  abstract String undefined();

  /// Without the mark of a date; that is for our own eyes.
  String text(String normal) {
    return TypedText.plain(normal);
  }

  String apply(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    int at = 0;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c == UNDEFINED && isElement(out) && json.startsWith(Json.UNDEFINED, at)) {
        out.append(undefined());
        at += Json.UNDEFINED.length();
      } else if (c <= ' ') {
        at++;
      } else if ("[]{},:".indexOf(c) >= 0) {
        out.append(c);
        at++;
      } else {
        int end = JsonScan.end(json, at);
        out.append(scalar(c, json.substring(at, end)));
        at = end;
      }
    }
    return out.toString();
  }

  private static boolean isElement(StringBuilder out) {
    return out.length() > 0 && "[,".indexOf(out.charAt(out.length() - 1)) >= 0;
  }

  private String scalar(char first, String normal) {
    if (first == '"') {
      return text(normal);
    }
    boolean word = first == 't' || first == 'f' || first == 'n';
    return word ? normal : number(normal);
  }
}
