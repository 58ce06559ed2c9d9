// Voir block.yml.
{
  const all = (root, selector) => [...root.querySelectorAll(selector)]
  const plurals = new Intl.PluralRules(document.documentElement.lang)
  let widgets

  const copy = cell => {
    const own = cell.cloneNode(true)
    all(own, '.footnote-ref').forEach(e => e.remove())
    all(own, '[id]').forEach(e => e.removeAttribute('id'))
    return own
  }
  const text = cell => cell ? copy(cell).textContent.trim() : ''

  const enhance = figure => {
    const [template] = all(figure, 'template')
    all(figure, '[data-enhanced]').forEach(e => e.remove())
    const rows = all(figure, 'tbody tr')
    const [form, status, result, mark] = template.content.cloneNode(true).children
    const [label] = all(form, '.choix label')
    const [clear, share, manual] = all(form, '.actions > *')
    const [title, list, clues, link] = result.children
    const [group] = list.children
    const address = link?.firstChild.href
    const data = status.dataset
    let timer

    const counted = (name, n, value) =>
      data[name + plurals.select(n)].replace('{n}', n).replace(/{\w+}/, () => value)

    const say = (sentence, delay) => {
      clearTimeout(timer)
      timer = setTimeout(() => status.textContent = sentence, delay)
    }

    label.replaceWith(...rows.map(row => {
      const own = label.cloneNode(true)
      own.firstChild.value = row.id.slice(figure.id.length + 1)
      own.append(text(row.cells[0]))
      return own
    }))
    const boxes = all(form, '.choix input')
    const chosen = () => boxes.filter(box => box.checked).map(box => box.value)

    const show = () => {
      const ticked = rows.filter((row, i) => {
        all(row, '[data-enhanced]').forEach(e => e.remove())
        return row.toggleAttribute('data-on', boxes[i].checked)
      })
      const none = !ticked[0]
      const advice = Map.groupBy(ticked, row => text(row.cells[1]))
      const axes = Map.groupBy(ticked, row => text(row.cells[2]))
      axes.delete('')
      const ranked = [...axes].sort(([, a], [, b]) => b.length - a.length)
      const tie = ranked[0]?.[1].length == ranked[1]?.[1].length

      clear.ariaDisabled = share.ariaDisabled = result.hidden = none
      manual.hidden = true
      title.textContent = counted('title', advice.size)
      list.replaceChildren(...[...advice.values()].map(rows => {
        const own = group.cloneNode(true), [head, items] = own.children
        head.append(...copy(rows[0].cells[1]).childNodes)
        rows.forEach(row => items.appendChild(document.createElement('li')).append(text(row.cells[0])))
        return own
      }))
      clues.hidden = !ranked[0]
      clues.textContent = ranked.map(([axis, rows], i) =>
        counted(i ? 'next' : 'clue', rows.length, axis)).join(', ') + (tie ? data.tie : '.')
      const cell = tie ? ticked[0]?.cells[advice.size > 1 ? 0 : 1] : ranked[0][1][0].cells[2]
      if (link) link.firstChild.href = address.replace(/utm_content=[^&#]*/, '$&' + (cell?.dataset.suffix ?? ''))
      ticked.forEach(row => row.cells[0].append(mark.cloneNode(true)))
      return none ? data.none : counted('ticked', ticked.length) + ' '
        + counted('advice', advice.size, [...advice.keys()].join(data.separator))
    }

    const change = () => {
      say(show(), 500)
      const state = widgets.flatMap(({ key, chosen }) => chosen()[0] ? key + '=' + chosen() : []).join('&')
      history.replaceState(1, '', state ? '#' + state : location.pathname + location.search)
    }
    form.onchange = change
    clear.onclick = () => {
      boxes.forEach(box => box.checked = false)
      change()
    }
    share.onclick = async () => {
      if (!chosen()[0]) return
      const address = location.href.replace(location.search, '')
      try {
        await navigator.clipboard.writeText(address)
        share.dataset.done = ''
        say(data.copied)
        setTimeout(() => delete share.dataset.done, 2000)
      } catch {
        manual.hidden = false
        manual.lastChild.value = address
        manual.lastChild.select()
      }
    }

    all(form, 'legend')[0].prepend(text(all(figure, 'th')[0]))
    show()
    figure.prepend(form, status, result)
    return { figure, boxes, chosen, show, key: figure.id }
  }

  const restore = () => {
    const state = new URLSearchParams(location.hash.replace(/^#([^=]*$)?/, ''))
    const named = widgets.find(({ key }) => state.has(key))
    if (named) for (const { key, boxes, show } of widgets) {
      const slugs = state.get(key)?.split(',', 99)
      boxes.forEach(box => box.checked = slugs?.includes(box.value))
      show()
    }
    return named?.figure
  }

  const figures = not => all(document, `.decision:has(template)${not}`).filter(figure => figure.nextSibling)
  const start = () => {
    widgets = figures('').map(enhance)
    const main = widgets.find(({ key }) => key == 'choix') ?? widgets[0]
    if (main) main.key = 'choix'
    restore()
  }
  start()
  new MutationObserver(() => figures(':not(:has(form))')[0] && start())
    .observe(document, { childList: true, subtree: true })
  addEventListener('hashchange', restore)
  document.addEventListener('feuillet:morph', start)
  addEventListener('DOMContentLoaded', () => history.state || restore()?.scrollIntoView({ behavior: 'instant' }))
}
