/** In a browser: the page's own signs say where the icons are. The build puts this in the place of asset.ts (scripts/build.mjs). */
export function asset(name: string): string {
  icons ??= document.querySelector('svg > use[href*="icons"]')?.getAttribute('href')?.split('#')[0] ?? null
  return name === 'icons.svg' && icons ? icons : `/assets/${name}`
}
let icons: string | null = null
