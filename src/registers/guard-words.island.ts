import { listFrom } from './list-file.ts'

/** A list from a file (text or CSV) put into its field; it is read here and sent with the form. Without JavaScript people paste it. */
for (const part of document.querySelectorAll<HTMLElement>('[data-list-file]')) {
  const area = part.querySelector('textarea')
  if (area) part.append(...fileInput(part.dataset, area))
}

function fileInput(
  { listFile = '', listRefused = '', listLarge = '' }: DOMStringMap,
  area: HTMLTextAreaElement,
): HTMLElement[] {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.txt,.csv,text/plain,text/csv'
  const labelled = document.createElement('label')
  labelled.className = 'cg-file'
  labelled.append(listFile, input)
  const refused = document.createElement('p')
  refused.className = 'ds_question__error-message'
  refused.setAttribute('role', 'alert')
  refused.hidden = true
  input.addEventListener('change', async () => {
    const [file] = input.files ?? []
    if (!file) return
    const read = listFrom(new Uint8Array(await file.arrayBuffer()))
    input.value = ''
    refused.hidden = 'list' in read
    if ('refused' in read) {
      refused.textContent = read.refused === 'large' ? listLarge : listRefused
      return input.focus()
    }
    area.value = [area.value.trimEnd(), read.list].filter((text) => text !== '').join('\n')
    area.focus()
  })
  return [labelled, refused]
}
