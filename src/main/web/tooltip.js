// Tooltips as text: whatever the data holds, no markup of it is ever read as HTML.

const box = document.createElement("div");
box.id = "tooltip";
box.hidden = true;
document.body.append(box);

function lines(value) {
  if (value === null || typeof value !== "object") {
    return [["", String(value)]];
  }
  return Object.entries(value).map(([name, content]) => [
    name,
    content !== null && typeof content === "object" ? JSON.stringify(content) : String(content),
  ]);
}

function row([name, content]) {
  const line = document.createElement("div");
  const label = document.createElement("span");
  label.textContent = name === "" ? "" : `${name}: `;
  line.append(label, content);
  return line;
}

// Beside the pointer, on its other side where the window ends.
function place(event) {
  const { width, height } = box.getBoundingClientRect();
  const right = event.clientX + 12;
  const below = event.clientY + 12;
  const left = right + width > window.innerWidth ? event.clientX - width - 12 : right;
  const top = below + height > window.innerHeight ? event.clientY - height - 12 : below;
  box.style.left = `${Math.max(0, left)}px`;
  box.style.top = `${Math.max(0, top)}px`;
}

// A tooltip handler of Vega: (handler, event, item, value).
export function showTooltip(_handler, event, _item, value) {
  box.hidden = value === null || value === undefined || value === "";
  if (!box.hidden) {
    box.replaceChildren(...lines(value).map(row));
    place(event);
  }
}
