"""The style and the script of the HTML report. No font, image or script comes from outside."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --ink: #1d1d1b; --soft: #61605b; --line: #dfddd5;
  --error: #a4161a; --warning: #8a5a00; --hint: #1f5f8b; --good: #1b6b3a;
  --del: #fbe3e1; --ins: #dff2e3; --mark: #fff1b8; --focus: #1f5f8b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181816; --card: #22221f; --ink: #ecebe4; --soft: #a9a79d; --line: #3b3a35;
    --error: #ff8f87; --warning: #f0bf5f; --hint: #86c5f0; --good: #86d6a0;
    --del: #4d2320; --ins: #1d4029; --mark: #57490f; --focus: #86c5f0;
  }
}
* { box-sizing: border-box; }
/* What is walked to does not stop under the form, which stays on top. */
html { scroll-padding-block: 8rem 2rem; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.7 "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", "Tahoma", "DejaVu Sans", serif;
}
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
.sum { margin: .25rem 0 1rem; color: var(--soft); }
.failed { padding: .5rem .9rem; border-inline-start: .3rem solid var(--error); background: var(--card); }
table { width: 100%; border-collapse: collapse; margin: 0 0 1rem; }
caption { text-align: start; color: var(--soft); padding: .2rem 0; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: start; }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; }
form {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center;
  margin: 0 0 1rem; padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line);
}
fieldset { display: flex; gap: .8rem; margin: 0; padding: 0; border: 0; }
legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
select, input[type=search] {
  max-width: 16rem; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: .3rem;
  background: var(--card); color: inherit; font: inherit;
}
form p { margin: 0; }
kbd {
  padding: 0 .35em; border: 1px solid var(--line); border-radius: .2rem; background: var(--card);
  font: .8rem ui-monospace, monospace;
}
ol { margin: 0; padding: 0; list-style: none; }
.finding {
  margin: 0 0 .8rem; padding: .7rem 1rem; background: var(--card); border: 1px solid var(--line);
  border-inline-start: .3rem solid var(--c); border-radius: .35rem;
}
.error { --c: var(--error); } .warning { --c: var(--warning); } .hint { --c: var(--hint); }
.finding p { margin: 0 0 .35rem; }
.excerpt { font-size: 1.2rem; line-height: 2; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; }
del { background: var(--del); color: var(--error); text-decoration-thickness: .08em; border-radius: .2rem; }
ins { background: var(--ins); color: var(--good); text-decoration: none; border-radius: .2rem; }
.or { color: var(--soft); font-size: .85em; padding-inline: .3em; }
.u {
  display: inline-block; padding: 0 .3em; border: 1px dashed currentColor; border-radius: .2rem;
  font: .7rem/1.4 ui-monospace, monospace; direction: ltr; unicode-bidi: isolate; vertical-align: middle;
}
.where, .meta { color: var(--soft); font-size: .9rem; }
.code { font: .85rem ui-monospace, monospace; color: var(--c); font-weight: 700; }
.tag { padding: 0 .45em; border: 1px solid var(--line); border-radius: 1em; font-size: .8rem; color: var(--soft); }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; }
details > :not(summary) { margin: .3rem 0; }
:focus-visible { outline: .15rem solid var(--focus); outline-offset: .15rem; }
[hidden] { display: none !important; }
@media print {
  :root {
    --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --del: #eee; --ins: #eee; --mark: #eee;
    --error: #000; --warning: #000; --hint: #000; --good: #000;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  form { display: none; }
  .finding { break-inside: avoid; }
  ins { text-decoration: underline; }
  h2 { break-after: avoid; }
}
"""

# Filters, and j / k to walk. Without it everything is shown and the form is not.
SCRIPT: Final = """
"use strict";
const form = document.querySelector("form");
const findings = [...document.querySelectorAll(".finding")];
const files = [...document.querySelectorAll(".file")];
const shown = document.querySelector("#shown");
const visible = () => findings.filter((item) => !item.hidden);
function apply() {
  const data = new FormData(form);
  const severities = new Set(data.getAll("severity"));
  const family = data.get("family");
  const words = String(data.get("text")).trim().toLowerCase();
  const safe = data.get("safe") === "on";
  for (const item of findings) {
    item.hidden = !(
      severities.has(item.dataset.severity) &&
      (family === "" || family === item.dataset.family) &&
      (!safe || item.dataset.safe === "1") &&
      (words === "" || item.textContent.toLowerCase().includes(words))
    );
  }
  for (const file of files) file.hidden = !file.querySelector(".finding:not([hidden])");
  shown.value = `${visible().length} / ${findings.length}`;
}
function walk(step) {
  const list = visible();
  if (list.length === 0) return;
  const here = list.indexOf(document.activeElement?.closest(".finding"));
  const next = list[Math.min(list.length - 1, Math.max(0, here + step))];
  next.focus();
  next.scrollIntoView({ block: "center" });
}
if (form) {
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const writing = event.target.matches("input:not([type=checkbox]), select");
    if (writing || event.ctrlKey || event.altKey || event.metaKey) return;
    // The place of the key and not its letter: an Arabic keyboard writes «ت» with this one.
    if (event.code === "KeyJ") walk(1);
    else if (event.code === "KeyK") walk(-1);
    else if (event.code === "Slash") { event.preventDefault(); form.elements.text.focus(); }
  });
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const item of folded) item.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const item of folded) item.open = false;
  });
  apply();
}
"""
