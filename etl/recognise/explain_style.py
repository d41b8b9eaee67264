"""The style sheet of the drawing: one hue per kind of cell, told apart without colour too (borders, weight, slant)."""

_LIGHT = {
    "title": "#d7dcfa", "unit": "#f9d8ec", "header": "#dfe3e8", "place": "#cfe9d3", "period": "#fbe3b3",
    "label": "#e6efe2", "value": "#cfe5fb", "total": "#a9cdf0", "words": "#e3f4fd", "missing": "#f1f1f1",
    "note": "#fbf7e2", "ignored": "transparent", "question": "#ffd0c7",
}  # fmt: skip
_DARK = {
    "title": "#343a72", "unit": "#652f51", "header": "#3d444d", "place": "#23502f", "period": "#654a12",
    "label": "#33442e", "value": "#1d4468", "total": "#2d659b", "words": "#23414e", "missing": "#303030",
    "note": "#44401f", "ignored": "transparent", "question": "#802c1e",
}  # fmt: skip


def _colours(palette: dict[str, str]) -> str:
    return "".join(f".{kind}{{background:{colour}}}" for kind, colour in palette.items())


STYLE = (
    ":root{color-scheme:light dark;--ink:#1b1f24;--faint:#5b636d;--line:#c4cad1;--page:#fff}"
    "body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 Pretendard,'Malgun Gothic',"
    "'Apple SD Gothic Neo','Noto Sans KR',sans-serif;word-break:keep-all}"
    "main{max-width:1400px;margin:0 auto;padding:16px}h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}"
    ".legend{display:flex;flex-wrap:wrap;gap:6px;padding:0;list-style:none}"
    ".legend li{padding:2px 10px;border:1px solid var(--line)}"
    ".sheet{overflow:auto;max-height:75vh;border:1px solid var(--line)}"
    "table{border-collapse:collapse;font-size:13px}td,th{border:1px solid var(--line);padding:2px 7px;text-align:left;"
    "white-space:pre-wrap;max-width:22em;min-width:2.2em}"
    ".sheet th{position:sticky;background:var(--page);color:var(--faint);font-weight:400;text-align:center}"
    ".sheet thead th{top:0}.sheet tbody th{left:0}"
    ".list td{max-width:70em}.value,.total,.missing{text-align:right;font-variant-numeric:tabular-nums}"
    ".title,.header,.total{font-weight:600}.note,.ignored{font-style:italic}"
    ".ignored{color:var(--faint)}.legend li,.sheet td{color:var(--ink)}.sheet td.ignored{color:var(--faint)}"
    ".question,.legend .question{outline:2px solid #c0392b;outline-offset:-2px}"
    "tr.hidden td{border-style:dashed;opacity:.7}td:target{outline:3px solid var(--ink)}"
    ".where{color:var(--faint)}details{margin:12px 0}summary{cursor:pointer}a{color:inherit}"
    + _colours(_LIGHT)
    + "@media (prefers-color-scheme:dark){:root{--ink:#eceff2;--faint:#a3acb6;--line:#4b535c;--page:#15181c}"
    + _colours(_DARK)
    + "}"
    "@media print{main{max-width:none;padding:0}.sheet{overflow:visible;max-height:none;border:0}"
    ".sheet th{position:static}td,.legend li{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "table{font-size:10px}tr{break-inside:avoid}}"
)
