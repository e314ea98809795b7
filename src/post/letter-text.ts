/**
 * A letter as people read it: subject, plain text and simple HTML, from the content and the letter's coded values. Nothing that
 * somebody typed ever comes in here (letters.yaml, frame.rules).
 */
import { letters, type Names, sayAny, letterText as wordsOf } from '#content'

export interface WrittenLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface LetterFor {
  readonly letter: string
  readonly values: Readonly<Record<string, string>>
  readonly names: Names
  readonly recipientName: string
  /** Full address the button leads to, or ''. */
  readonly link: string
}

/** Throws where the letter or one of its values does not exist: a letter with a hole is never sent. */
export function writeOut({ letter, values, names, recipientName, link }: LetterFor): WrittenLetter {
  const words = wordsOf(letter)
  const { frame } = letters
  const filled = { ...values, first_name: recipientName.split(' ')[0] ?? recipientName, link }
  const fill = (text: string) => sayAny(text, names, filled)
  const button = words.button && link ? { label: fill(words.button), link, help: fill(frame.link) } : null
  const parts: Parts = {
    hello: fill(frame.hello),
    paragraphs: words.body.map(fill),
    button,
    goodbye: fill(frame.goodbye),
    foot: frame.foot.map((line) => fill(line.text)),
  }
  return { subject: fill(words.subject).replace(/\s+/g, ' '), text: plainText(parts), html: simpleHtml(parts) }
}

interface Parts {
  readonly hello: string
  readonly paragraphs: readonly string[]
  readonly button: { readonly label: string; readonly link: string; readonly help: string } | null
  readonly goodbye: string
  readonly foot: readonly string[]
}

function plainText({ hello, paragraphs, button, goodbye, foot }: Parts): string {
  const lines = [hello, ...paragraphs, ...(button ? [`${button.label}:\n${button.link}`] : []), goodbye, '--', ...foot]
  return `${lines.join('\n\n')}\n`
}

/** One column, system fonts, no images, no tracking: it reads in every mail program and with a screen reader. */
function simpleHtml({ hello, paragraphs, button, goodbye, foot }: Parts): string {
  const line = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escaped(text)}</p>`
  const small = 'font-size:14px;color:#465a5e'
  const link = button
    ? `<p style="margin:0 0 16px"><a href="${escaped(button.link)}" style="display:inline-block;padding:12px 20px;border-radius:5px;background:#0b5a62;color:#ffffff;text-decoration:none">${escaped(button.label)}</a></p>${line(button.help, small)}`
    : ''
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#f7f5f0;color:#16282c;font:17px/1.5 'Segoe UI',Helvetica,Arial,sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff">${line(hello)}${paragraphs.map((text) => line(text)).join('')}${link}${line(goodbye)}<hr style="border:0;border-top:1px solid #d8dfdc;margin:24px 0">${foot.map((text) => line(text, small)).join('')}</div></body></html>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
