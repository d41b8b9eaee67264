// The page's own hand in the browser: links that stay in the app, one switch for the theme, the language of the document.
const TRIED = "dongne-theme-tried"

const themeKey = () => `stActiveTheme-${window.location.pathname}-v2`

// Streamlit reads its theme once, from the browser's store, when the page loads. So it is written there, and the page loads again.
const settle = (theme, href) => {
  window.localStorage.setItem(themeKey(), JSON.stringify(theme === "dark" ? "Dark" : "Light"))
  document.documentElement.style.visibility = "hidden"
  if (href) window.location.assign(href)
  else window.location.reload()
}

// A cell of a sheet that a link leads to: drawn after the page has run, and then brought into sight.
const seek = (cell, tries = 40) => {
  if (!cell) return
  const found = document.querySelector(`.sheet td.meant[data-cell="${CSS.escape(cell)}"]`)
  if (found) found.scrollIntoView({ block: "center", inline: "center" })
  else if (tries) setTimeout(seek, 100, cell, tries - 1)
}

// Streamlit's lists say a few things in English only; in them every text that begins with one of `said` is said otherwise.
const translate = (said) => {
  for (const list of document.querySelectorAll("[role=listbox]")) {
    const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode.nodeValue
      const known = Object.keys(said).find((one) => text.startsWith(one) && (text === one || one.endsWith(" ")))
      if (known) texts.currentNode.nodeValue = said[known] + text.slice(known.length)
    }
  }
}

// A button pressed by keyboard and drawn anew at another place has lost the focus: it gets it back, or where it is off now, its neighbour.
let waiting = 0
const keep = (name, tries = 30) => {
  const held = document.activeElement === document.body ? document.querySelector(`.${CSS.escape(name)}`) : null
  const button = held?.querySelector("button:enabled") ?? held?.parentElement.querySelector("button:enabled")
  button?.focus()
  if (tries) waiting = setTimeout(keep, 100, name, tries - 1)
}

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language
  const skip = document.querySelector("[data-testid=stSkipToContent]")
  if (skip) skip.textContent = data.skip
  if (data.wanted) {
    const tried = `${data.wanted} ${window.location.href}`
    try {
      if (window.sessionStorage.getItem(TRIED) === tried) setTriggerValue("stuck", true)
      else {
        window.sessionStorage.setItem(TRIED, tried)
        settle(data.wanted)
      }
    } catch (refused) {
      setTriggerValue("stuck", true) // a browser that keeps nothing keeps its own theme
    }
    return
  }
  const cellOf = (search) => new URLSearchParams(search).get("cell")?.split(":")[2]
  if (!window.dongneOpened) seek(cellOf(window.location.search) || "")
  window.dongneOpened = true
  const onClick = (event) => {
    const link = event.target.closest?.("a.jump, [data-testid=stToast] a")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const asked = new URL(link.href)
    const theme = asked.searchParams.get("theme")
    if (theme && theme !== data.theme) {
      try {
        return settle(theme, link.href)
      } catch (refused) {
        return setTriggerValue("stuck", true)
      }
    }
    setTriggerValue("go", asked.search)
    if (cellOf(asked.search)) seek(cellOf(asked.search))
    else if (asked.hash) document.getElementById(asked.hash.slice(1))?.scrollIntoView({ block: "start" })
    else if (link.closest("nav")) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
  }
  const onKey = (event) => {
    clearTimeout(waiting)
    const pressed = event.key === "Enter" || event.key === " " ? event.target.closest?.("button") : null
    const name = [...(pressed?.closest("[class*=st-key-]")?.classList ?? [])].find((one) => one.startsWith("st-key-"))
    if (name) keep(name)
  }
  const onPoint = () => clearTimeout(waiting)
  const lists = new MutationObserver(() => translate(data.said))
  const onFocus = ({ target }) => {
    if (target.role === "combobox") lists.observe(document.body, { childList: true, subtree: true, characterData: true })
    else if (target.role !== "option") lists.disconnect() // an option is the list's own way of telling where it is
  }
  // The system's theme turned: the page would follow at once and the figures would not, so both go together.
  const onTurn = () => {
    const kept = window.localStorage.getItem(themeKey())
    if (kept === '"Light"' || kept === '"Dark"') return
    document.documentElement.style.visibility = "hidden"
    window.location.reload()
  }
  const system = window.matchMedia("(prefers-color-scheme: dark)")
  document.addEventListener("click", onClick, true)
  document.addEventListener("keydown", onKey, true)
  document.addEventListener("pointerdown", onPoint, true)
  document.addEventListener("focusin", onFocus, true)
  system.addEventListener("change", onTurn)
  return () => {
    document.removeEventListener("click", onClick, true)
    document.removeEventListener("keydown", onKey, true)
    document.removeEventListener("pointerdown", onPoint, true)
    document.removeEventListener("focusin", onFocus, true)
    lists.disconnect()
    system.removeEventListener("change", onTurn)
  }
}
