// The print button, and what paper needs of the charts: a drawn SVG has a size in pixels and none to be scaled by.
const charts = () => document.querySelectorAll(".js-plotly-plot")

// Every text of the charts that holds `from` then holds `to`.
const reword = (from, to) => {
  for (const text of document.querySelectorAll(".js-plotly-plot svg text")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(from, to)
  }
}

const fitCharts = () => {
  for (const chart of charts()) {
    const { width, height } = chart.getBoundingClientRect()
    if (!width || !height) continue
    chart.style.setProperty("--wide", `${width}px`)
    chart.style.setProperty("--ratio", `${width} / ${height}`)
    for (const svg of chart.querySelectorAll("svg.main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
  }
  for (const folded of document.querySelectorAll(".dn details:not([open], .told details)")) {
    folded.open = true
    folded.dataset.folded = ""
  }
}

const freeCharts = () => {
  for (const chart of charts()) for (const svg of chart.querySelectorAll("svg.main-svg")) svg.removeAttribute("viewBox")
  for (const folded of document.querySelectorAll(".dn details[data-folded]")) {
    folded.open = false
    delete folded.dataset.folded
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.words
  const print = () => window.print()
  const beforePrint = () => {
    fitCharts()
    if (data.shades) reword(data.shades.drawn, data.shades.printed)
  }
  const afterPrint = () => {
    freeCharts()
    if (data.shades) reword(data.shades.printed, data.shades.drawn)
  }
  button.addEventListener("click", print)
  window.addEventListener("beforeprint", beforePrint)
  window.addEventListener("afterprint", afterPrint)
  return () => {
    button.removeEventListener("click", print)
    window.removeEventListener("beforeprint", beforePrint)
    window.removeEventListener("afterprint", afterPrint)
  }
}
