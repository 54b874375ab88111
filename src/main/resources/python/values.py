"""Values between the server and a kernel, exactly.

To the server: null, true, false and text as JSON has them, lists as lists; {"int": hexadecimal},
{"float": text}, {"decimal": text}, {"date"|"time"|"moment"|"zoned": ISO 8601}; {"not": type} for what
is no plain value. From the server: JSON, and {"d": decimal}, {"f": float},
{"date"|"time"|"moment": ISO 8601}, {"b": base64}, {"j": JSON text}, {"m": pairs}.
"""

import base64
import datetime
import decimal
import importlib.util
import json
import math
import sys

import shown

MOST_ELEMENTS = 10000
MOST_BITS = 1 << 16
MOST_DIGITS = 10000
DEEPEST = 8
LONGEST_TEXT = 1 << 20
INT64 = 1 << 63


def plain(value, depth=0):
    if value is None or value is True or value is False:
        return value
    if isinstance(value, str):
        return str.__str__(value) if len(value) <= LONGEST_TEXT else {
            "not": "text of %d characters (at most %d)" % (len(value), LONGEST_TEXT)}
    if isinstance(value, int):
        bits = int.bit_length(value)
        return {"int": int.__format__(value, "x")} if bits <= MOST_BITS else {
            "not": "int of %d bits (at most %d)" % (bits, MOST_BITS)}
    if isinstance(value, float):
        return {"float": real(float(value))}
    if isinstance(value, decimal.Decimal):
        if not value.is_finite():
            return {"float": real(float(value))}
        text = str(value)
        short = len(text) <= MOST_DIGITS and abs(value.adjusted()) <= MOST_DIGITS
        return {"decimal": text} if short else {"not": "Decimal of more than %d digits" % MOST_DIGITS}
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime.datetime):
        return {"moment" if value.tzinfo is None else "zoned": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.time):  # no type of SQL here has a time of day with a zone
        return {"time": value.isoformat()} if value.tzinfo is None else value.isoformat()
    listed = elements(value)
    if listed is not None and depth < DEEPEST:
        if len(listed) > MOST_ELEMENTS:
            return {"not": "%s of %d elements (at most %d)" % (type(value).__name__, len(listed), MOST_ELEMENTS)}
        found = [plain(element, depth + 1) for element in listed]
        odd = [f["not"] for f in found if isinstance(f, dict) and "not" in f]
        return {"not": "%s with %s" % (type(value).__name__, odd[0])} if odd else found
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0 and hasattr(value, "item") \
            and type(value.item()) is not type(value):
        return plain(value.item(), depth + 1)
    return {"not": type(value).__name__}


def elements(value):
    if isinstance(value, (list, tuple, set, frozenset, range)):
        return value
    if shown.of(value, "numpy", "ndarray") and value.ndim == 1:
        return value.tolist()
    if shown.of(value, "pandas", "Series", "Index"):
        return value.tolist()
    return None


def real(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value)


def table(columns, rows):
    """A DataFrame where pandas is installed, else a list of dicts."""
    rows = [[read(value) for value in row] for row in rows]
    if importlib.util.find_spec("pandas") is None:
        return shown.Rows(columns, [dict(zip(columns, row)) for row in rows])
    import pandas
    whole = pandas.DataFrame({at: column(pandas, [row[at] for row in rows]) for at in range(len(columns))},
                             index=range(len(rows)))
    whole.columns = columns
    return whole


def column(pandas, held):
    """Integers and booleans with gaps keep their values: floating point would round them."""
    kinds = {type(value) for value in held if value is not None}
    if None in held and kinds == {int} and all(v is None or -INT64 <= v < INT64 for v in held):
        return pandas.Series(held, dtype="Int64")
    if None in held and kinds == {bool}:
        return pandas.Series(held, dtype="boolean")
    if None in held and kinds <= {int}:
        return pandas.Series(held, dtype="object")
    return pandas.Series(held)


def read(value):
    if isinstance(value, list):
        return [read(element) for element in value]
    if not isinstance(value, dict):
        return value
    (kind, held), = value.items()
    return READERS[kind](held)


def moment(text):
    if text.endswith("Z"):
        text = text[:-1] + "+00:00"
    head, dot, rest = text.partition(".")
    if dot:  # Python keeps microseconds
        digits = rest[:len(rest) - len(rest.lstrip("0123456789"))]
        text = head + "." + digits[:6].ljust(6, "0") + rest[len(digits):]
    return datetime.datetime.fromisoformat(text)


def document(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


READERS = {
    "d": decimal.Decimal,
    "f": float,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "moment": moment,
    "b": base64.b64decode,
    "j": document,
    "m": lambda pairs: {read(key): read(held) for key, held in pairs},
}
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)  # an integer of a table may have any length
