/** Says beside a text how long it is, while somebody writes: "340 / 1200". The server counts anew. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-max-length]')) {
  const note = document.getElementById(`${area.id}.note`)
  if (!note) continue
  const most = note.textContent ?? ''
  const show = () => {
    const length = [...area.value].length
    note.textContent = length === 0 ? most : `${length} / ${most}`
    note.classList.toggle('cg-field-note--over', length > Number(area.dataset.maxLength))
  }
  area.addEventListener('input', show)
  show()
}
