/** Which letters a file can show: each script has a font of its own (src/design/assets.mjs cuts them). */

export const scripts = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'] as const
export type Script = (typeof scripts)[number]

const lettersOf: Readonly<Record<Script, RegExp>> = {
  latin: /[ -~\u00A1-\u00FF–—‘’“”…ıŒœ]/,
  'latin-ext': /[\u0100-\u0130\u0132-\u0151\u0154-\u017F\u0218-\u021B\u1E80-\u1E85\u1EF2\u1EF3]/,
  cyrillic: /[\u0400-\u045FҐґ]/,
  greek: /[\u0386\u0388-\u038A\u038C\u038E-\u03A1\u03A3-\u03CE]/,
  vietnamese: /[ƠơƯư\u1EA0-\u1EF9]/,
}

export const scriptOf = (letter: string): Script | undefined => scripts.find((script) => lettersOf[script].test(letter))

/** Words as they can be shown: a question mark for a letter that no font has; marks and signs without a width are left out. */
export function shown(words: string): string {
  const known = (letter: string) =>
    scriptOf(letter) ? letter : /[\p{M}\p{C}]/u.test(letter) ? '' : /\s/u.test(letter) ? ' ' : '?'
  return [...words.normalize('NFC')].map(known).join('')
}

/** The same, in pieces of one script. */
export function inScripts(words: string): { script: Script; words: string }[] {
  const pieces: { script: Script; words: string }[] = []
  for (const letter of shown(words)) {
    const script = scriptOf(letter) ?? 'latin'
    const last = pieces.at(-1)
    if (last?.script === script) last.words += letter
    else pieces.push({ script, words: letter })
  }
  return pieces
}
