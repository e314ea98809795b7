/** A list in a file as people have it: text, or a table as Excel saves it (UTF-8, Windows-1252, UTF-16). Pure, for the browser and its test. */
export type ListFile = { readonly list: string } | { readonly refused: 'large' | 'not-text' }

export const mostBytes = 500_000

/** The lines of a file without a heading row; refused where it is no text, or far more than a list has. */
export function listFrom(bytes: Uint8Array): ListFile {
  if (bytes.length > mostBytes) return { refused: 'large' }
  const text = decoded(bytes)
  if (/[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\r\n]/g, ''))) return { refused: 'not-text' }
  return { list: withoutHeading(text).trim() }
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A first row whose first column says what the column is. */
const heading =
  /^"?(?:the )?(?:(?:school|nursery|establishment|place|street|estate|town|organisation|organization|club|group|service|word|name|list)s?(?: of| or| and|\/)? ?)+"?(?=[,;\t\r\n])/i

const withoutHeading = (text: string): string =>
  heading.test(text) ? text.replace(/^[^\r\n]*(?:\r\n|\r|\n)/, '') : text
