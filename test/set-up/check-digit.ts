/** Check digits for made-up numbers, written a second time apart from the guard's own; '' where a number has none. */
const sumOf = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

/** Of nine digits, as CHI and NHS numbers have it: weights 10 to 2, modulus 11. */
export function modulus11Digit(nine: string): string {
  const rest = 11 - (sumOf(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return rest === 10 ? '' : String(rest % 11)
}

/** Of nine digits, as CHI numbers may have it since August 2026. */
export function luhnDigit(nine: string): string {
  let sum = 0
  for (let at = 0; at < nine.length; at++) {
    const digit = Number(nine[nine.length - 1 - at])
    const doubled = at % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

/** Of eight digits, a Scottish Candidate Number: weights 3 2 7 6 5 4 3 2, modulus 11. */
export function scnDigit(eight: string): string {
  const rest = 11 - (sumOf(eight, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return rest === 10 ? '' : String(rest % 11)
}

/** The letter before the twelve digits of a Unique Pupil Number. */
export function upnLetter(twelve: string): string {
  return 'ABCDEFGHJKLMNPQRTUVWXYZ'.charAt(sumOf(twelve, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]) % 23)
}
