/** A list from a file (text or CSV) put into its field; it is read here and sent with the form. Without JavaScript people paste it. */
for (const part of document.querySelectorAll<HTMLElement>('[data-list-file]')) {
  const area = part.querySelector('textarea')
  if (area) part.append(...fileInput(part.dataset, area))
}

function fileInput({ listFile = '', listRefused = '' }: DOMStringMap, area: HTMLTextAreaElement): HTMLElement[] {
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
    const list = file ? await textOf(file) : ''
    input.value = ''
    refused.hidden = list !== null
    refused.textContent = list === null ? listRefused : ''
    if (list === null) return input.focus()
    area.value = [area.value.trimEnd(), list.trim()].filter((text) => text !== '').join('\n')
    area.focus()
  })
  return [labelled, refused]
}

const mostBytes = 500_000

/** Null where it is no text: bytes that are no letters, or far more than a list has. */
async function textOf(file: File): Promise<string | null> {
  if (file.size > mostBytes) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return /[\p{Cc}]/u.test(text.replace(/[\t\r\n]/g, '')) ? null : text
  } catch {
    return null
  }
}
