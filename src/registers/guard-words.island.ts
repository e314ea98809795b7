/** A list from a file (text or CSV) put into its field; it is read here and sent with the form. Without JavaScript people paste it. */
for (const part of document.querySelectorAll<HTMLElement>('[data-list-file]')) {
  const area = part.querySelector('textarea')
  if (area) part.append(fileInput(part.dataset.listFile ?? '', area))
}

function fileInput(label: string, area: HTMLTextAreaElement): HTMLElement {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.txt,.csv,text/plain,text/csv'
  const labelled = document.createElement('label')
  labelled.className = 'cg-file'
  labelled.append(label, input)
  input.addEventListener('change', async () => {
    const [file] = input.files ?? []
    if (file) area.value = [area.value.trimEnd(), (await file.text()).trim()].filter((text) => text !== '').join('\n')
    input.value = ''
    area.focus()
  })
  return labelled
}
