// A chart of panels has no size of its own, unlike one that fills its container: its panels share the window here.
const LEAST = 120;
const MOST = 800;
const TALLEST = 1.4;
// Below the drawing, so that it alone brings no scroll bar.
const SPARE = 8;

function isSized(part) {
  return part.width !== undefined || part.height !== undefined;
}

function values(spec, field) {
  return new Set((spec.data?.values ?? []).map((row) => row[field])).size;
}

// How many panels stand side by side, and how many below each other.
function grid(spec) {
  const { facet } = spec;
  if (facet.field !== undefined) {
    const panels = Math.max(1, values(spec, facet.field));
    const columns = Math.min(spec.columns ?? panels, panels);
    return { columns, rows: Math.ceil(panels / columns) };
  }
  return {
    columns: facet.column ? Math.max(1, values(spec, facet.column.field)) : 1,
    rows: facet.row ? Math.max(1, values(spec, facet.row.field)) : 1,
  };
}

// How the panels of a chart stand; null for a chart of one panel, or of panels with a size of their own.
export function panelsOf(spec) {
  const isFacet = spec.facet && spec.spec && Array.isArray(spec.spec.layer);
  return isFacet && !isSized(spec) && !isSized(spec.spec) ? grid(spec) : null;
}

export const FIRST = { width: 300, height: 300 };

export function sized(spec, { width, height }) {
  return { ...spec, spec: { ...spec.spec, width, height } };
}

function share(room, panels, most) {
  return Math.floor(Math.min(Math.max(room / panels, LEAST), most));
}

// The size that fills the window, from a drawing with another: what stands beside the panels, axes, headings and
// legends, keeps its size.
export function filling(chart, { columns, rows }, before) {
  const drawn = chart.querySelector("svg, canvas").getBoundingClientRect();
  const style = getComputedStyle(chart);
  const wide = chart.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const high = window.innerHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const width = share(wide - (drawn.width - columns * before.width), columns, MOST);
  const height = share(high - SPARE - (drawn.height - rows * before.height), rows, width * TALLEST);
  return { width, height };
}
