"""How a value is shown: one media type and its data."""

import base64
import datetime
import decimal
import importlib.abc
import importlib.util
import io
import json
import math
import sys

LONGEST_TEXT = 1 << 20
MOST_ROWS = 1000
MOST_BITS = 1 << 10
VEGA_LITE = "application/vnd.vegalite.v6+json"
PLOTLY = "application/vnd.plotly.v1+json"
TABLE = "application/json"
# of several forms of one object, the first of these
RICHEST = [VEGA_LITE, PLOTLY, "application/vnd.vega+json", "text/html", "image/png", "image/svg+xml",
           "image/jpeg", "text/markdown", "text/latex", "application/json", "text/plain"]
METHODS = [("_repr_html_", "text/html"), ("_repr_png_", "image/png"), ("_repr_svg_", "image/svg+xml"),
           ("_repr_jpeg_", "image/jpeg"), ("_repr_markdown_", "text/markdown"),
           ("_repr_latex_", "text/latex"), ("_repr_json_", "application/json")]


class Rows(list):
    """A table where pandas is not installed: a list of dicts that knows its columns."""

    def __init__(self, columns, rows):
        super().__init__(rows)
        self.columns = columns


def payload(mime, data):
    try:
        return json.dumps({"mime": mime, "data": data}, default=str, allow_nan=False).encode()
    except ValueError:  # JSON has no NaN; a table's cells know of it, a chart's data may not
        return json.dumps({"mime": mime, "data": cell(data)}, default=str).encode()


def data(thing):
    """(media type, data): bytes as base64, JSON types as they are, all else text."""
    for look in (table, chart, figure, bundle, represented):
        found = look(thing)
        if found is not None:
            return found
    text = str(thing)
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + "... (%d characters)" % len(text)
    return "text/plain", text


def of(thing, package, *names):
    """Whether an object is of a class of that package, without importing it."""
    return any(kind.__name__ in names and kind.__module__.split(".")[0] == package
               for kind in type(thing).__mro__)


def table(thing):
    if isinstance(thing, Rows):
        return rows_of(thing.columns, [[row.get(c) for c in thing.columns] for row in thing[:MOST_ROWS]],
                       len(thing))
    if of(thing, "pandas", "Series"):
        thing = thing.to_frame(name=thing.name if thing.name is not None else "value")
    if of(thing, "pandas", "DataFrame"):
        part = thing.head(MOST_ROWS)
        plain = type(thing.index).__name__ == "RangeIndex"
        names = [] if plain else [n if n is not None else "index" for n in thing.index.names]
        columns = names + list(thing.columns)
        rows = [list(row) for row in part.itertuples(index=False, name=None)]
        if not plain:
            keys = [k if isinstance(k, tuple) else (k,) for k in part.index]
            rows = [list(key) + row for key, row in zip(keys, rows)]
        return rows_of(columns, rows, len(thing))
    if of(thing, "polars", "DataFrame"):
        return rows_of(thing.columns, thing.head(MOST_ROWS).rows(), thing.height)
    if of(thing, "pyarrow", "Table"):
        part = thing.slice(0, MOST_ROWS)
        return rows_of(thing.column_names, list(zip(*[c.to_pylist() for c in part.columns])), thing.num_rows)
    return None


def rows_of(columns, rows, count):
    return TABLE, {
        "type": "table", "columns": [header(c) for c in columns],
        "rows": [[cell(v) for v in row] for row in rows],
        "row_count": count, "truncated": count > len(rows)}


def header(name):
    return ".".join(str(n) for n in name if n != "") if isinstance(name, tuple) else str(name)


def cell(value):
    """A value that JSON can hold exactly: not-a-number and missing values are null."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if type(value).__module__ == "numpy" and hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        if type(value).__name__ in ("datetime64", "timedelta64"):
            return None if str(value) == "NaT" else str(value)
        value = value.item()
    if isinstance(value, bool):
        return value
    if type(value) is int:
        return value if value.bit_length() <= MOST_BITS else "int of %d bits" % value.bit_length()
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    if isinstance(value, (list, tuple)):
        return [cell(v) for v in value]
    if isinstance(value, dict):
        return {str(k): cell(v) for k, v in value.items()}
    return str(value)


def chart(thing):
    if type(thing) is dict and "vega-lite" in str(thing.get("$schema", "")):
        return VEGA_LITE, thing
    if any(kind.__module__.split(".")[0] == "altair" for kind in type(thing).__mro__) \
            and hasattr(thing, "to_dict") and hasattr(thing, "save"):
        return VEGA_LITE, thing.to_dict()
    if any(kind.__module__.split(".")[0] == "plotly" for kind in type(thing).__mro__) \
            and hasattr(thing, "to_plotly_json") and hasattr(thing, "layout"):
        return PLOTLY, json.loads(thing.to_json())
    return None


def figure(thing):
    if not of(thing, "matplotlib", "Figure"):
        return None
    pyplot = sys.modules.get("matplotlib.pyplot")
    text = png(thing)
    if pyplot is not None:
        pyplot.close(thing)  # shown now, and not again at the end of the cell
    return "image/png", text


def png(made):
    held = io.BytesIO()
    made.savefig(held, format="png", bbox_inches="tight")
    return base64.b64encode(held.getvalue()).decode()


def bundle(thing):
    method = None if isinstance(thing, type) else getattr(thing, "_repr_mimebundle_", None)
    if not callable(method):
        return None
    forms = method()
    if isinstance(forms, tuple):
        forms = forms[0]
    if not isinstance(forms, dict):
        return None
    forms = {media(key): value for key, value in forms.items()}
    for mime in RICHEST:
        if mime in forms:
            return mime, encoded(forms[mime])
    return None


def media(key):
    if key.startswith("application/vnd.plotly."):
        return PLOTLY
    if key.startswith("application/vnd.vegalite."):
        return VEGA_LITE
    return "application/vnd.vega+json" if key.startswith("application/vnd.vega.") else key


def represented(thing):
    if isinstance(thing, type):
        return None
    for name, mime in METHODS:
        method = getattr(thing, name, None)
        if callable(method):
            form = method()
            if isinstance(form, tuple):
                form = form[0]
            if form is not None:
                return mime, encoded(form)
    return None


def encoded(form):
    return base64.b64encode(form).decode() if isinstance(form, (bytes, bytearray)) else form


def figures():
    """PNG of each figure that a cell left open in pyplot, in the order in which they were made."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None or not hasattr(pyplot, "get_fignums"):
        return
    for number in pyplot.get_fignums():
        made = pyplot.figure(number)
        text = png(made)
        pyplot.close(made)
        yield text


class FigureBackend(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """matplotlib's backend module: draws with Agg; `show()` shows what is open."""

    NAME = "vitrine_figures"

    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name == self.NAME else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        from matplotlib.backends import backend_agg
        module.FigureCanvas = backend_agg.FigureCanvasAgg
        module.FigureManager = backend_agg.FigureManagerBase
        module.show = show


def show(*_, **__):
    import builtins
    pyplot = sys.modules["matplotlib.pyplot"]
    for number in pyplot.get_fignums():
        builtins.display(pyplot.figure(number))


def offer_figures():
    sys.meta_path.append(FigureBackend())
