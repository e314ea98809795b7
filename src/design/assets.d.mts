/** name → the name it was written under */
export function writeAssets(publicFolder: string): Promise<Record<string, string>>
export function screenCss(names?: Readonly<Record<string, string>>): Promise<string>
export function systemCss(): string
export const stylesheets: readonly string[]
export const pictures: readonly string[]
export interface CutFont {
  readonly name: string
  readonly from: string
  readonly letters: string
  readonly weight: number | { readonly min: number; readonly max: number }
  readonly format?: string
}
export const fonts: readonly CutFont[]
export function cutFont(font: CutFont): Promise<Buffer>
