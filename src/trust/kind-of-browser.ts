/** Kind of browser and machine, from what the browser says of itself: enough to know one's own session again, and nothing finer. */
const browsers = [
  ['edge', /\bEdg/],
  ['firefox', /\bFirefox\//],
  ['chrome', /Chrom(e|ium)\/|\bCriOS\//],
  ['safari', /\bSafari\//],
] as const
const machines = [
  ['phone', /\bMobile\b|iPhone|Android/],
  ['windows', /Windows/],
  ['mac', /Mac OS/],
  ['linux', /Linux|CrOS/],
] as const

/** Such as 'firefox-windows', or 'other'. */
export function browserOf(userAgent: string | undefined): string {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0]
  const machine = machines.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0]
  return browser && machine ? `${browser}-${machine}` : 'other'
}
