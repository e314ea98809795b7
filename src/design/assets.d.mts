/** name → the name it was written under */
export function writeAssets(publicFolder: string): Promise<Record<string, string>>
export function screenCss(names?: Readonly<Record<string, string>>): Promise<string>
export function systemCss(): string
export const stylesheets: readonly string[]
export const files: readonly (readonly [from: string, name: string])[]
