/** The normal text with figures where people hide them: letters among digits ("o77OO 9oo123") and dashes of any length. Same length. */
export function figuresOf(text: string): string {
  if (!/\d/.test(text)) return text
  return text
    .replace(/[\u2013\u2014\u2015]/g, '-')
    .replace(/(?<![\p{L}\p{N}_])[\dOoIl]{2,20}(?![\p{L}\p{N}_])/gu, (run) =>
      /\d/.test(run) ? withoutLetters(run) : run,
    )
    .replace(/(?<=\d[ .-])[Oo]{2,6}(?=[ .-]\d)/g, (run) => '0'.repeat(run.length))
}

/** "5l" is five litres and "10l" ten; a letter between digits is one of them. */
function withoutLetters(run: string): string {
  const noughts = run.replace(/[Oo]/g, '0')
  return /\d{3}/.test(noughts.replace(/[Il]/g, '')) ? noughts.replace(/[Il]/g, '1') : noughts
}
