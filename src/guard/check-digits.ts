/** Check digits name a number; they never clear one (docs/guard.md). All take digits only. */

const digit = (digits: string, at: number): number => digits.charCodeAt(at) - 48

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * digit(digits, at), 0)

/** Ten digits that begin with a real day, month and year, with the check digit of either modulus 11 or, since August 2026, Luhn. */
export function isChi(digits: string): boolean {
  return digits.length === 10 && beginsWithDay(digits) && (isModulus11(digits) || isLuhn(digits))
}

/** DDMMYY of some century. */
export function beginsWithDay(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  const year = Number(digits.slice(4, 6))
  const last = month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && day >= 1 && day <= last
}

/** NHS number, and CHI before August 2026. */
export function isModulus11(digits: string): boolean {
  if (digits.length !== 10) return false
  const check = 11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return check !== 10 && (check === 11 ? 0 : check) === digit(digits, 9)
}

/** The last digit checks the others: every second one from the right doubled. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const value = digit(digits, at) * (double ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return digits.length > 1 && sum % 10 === 0
}

/** Scottish Candidate Number: nine digits. */
export function isScn(digits: string): boolean {
  if (digits.length !== 9) return false
  const rest = weighted(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return rest !== 1 && (rest === 0 ? 0 : 11 - rest) === digit(digits, 8)
}

/** Unique Pupil Number of England: a letter that checks twelve more characters. */
export function isUpn(text: string): boolean {
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(text)) return false
  const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ'
  let sum = 0
  for (let at = 1; at < 13; at++) {
    const value = /\d/.test(text.charAt(at)) ? Number(text.charAt(at)) : letters.indexOf(text.charAt(at))
    sum += (at + 1) * value
  }
  return letters.charAt(sum % 23) === text.charAt(0)
}
