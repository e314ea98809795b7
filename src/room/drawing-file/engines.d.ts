/** What is used of the packages that draw: they bring no types, or more than is wanted. */
declare module 'pdfkit' {
  interface Options {
    readonly size: string
    readonly layout: 'portrait' | 'landscape'
    readonly margin: number
    readonly pdfVersion: '1.7'
    readonly subset: 'PDF/UA'
    readonly tagged: true
    readonly displayTitle: true
    readonly lang: string
    readonly font: Uint8Array
    readonly info: Readonly<Record<string, string | Date>>
  }
  interface TextOptions {
    readonly lineBreak?: boolean
    readonly baseline?: 'alphabetic'
    readonly fill?: boolean
    readonly stroke?: boolean
    readonly paragraphGap?: number
    readonly continued?: boolean
  }
  interface Structure {
    add(piece: Structure): this
    end(): this
  }
  export default class PDFDocument {
    constructor(options: Options)
    readonly page: { readonly width: number; readonly height: number }
    x: number
    y: number
    on(event: 'data', seen: (chunk: Uint8Array) => void): this
    on(event: 'end', seen: () => void): this
    end(): void
    registerFont(name: string, bytes: Uint8Array): this
    font(name: string): this
    fontSize(points: number): this
    addPage(): this
    text(words: string, options?: TextOptions): this
    text(words: string, x: number, y: number, options?: TextOptions): this
    widthOfString(words: string): number
    save(): this
    restore(): this
    translate(x: number, y: number): this
    scale(by: number): this
    path(d: string): this
    rect(x: number, y: number, width: number, height: number): this
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this
    circle(x: number, y: number, radius: number): this
    fillColor(colour: string, opacity?: number): this
    strokeColor(colour: string, opacity?: number): this
    lineWidth(width: number): this
    lineCap(cap: string): this
    lineJoin(join: string): this
    dash(lengths: readonly number[]): this
    undash(): this
    fill(): this
    stroke(): this
    fillAndStroke(): this
    struct(type: string, content: () => void): Structure
    struct(type: string, options: { readonly alt: string }, content: () => void): Structure
    addStructure(piece: Structure): this
  }
}

declare module '@resvg/resvg-wasm' {
  export function initWasm(bytes: Uint8Array): Promise<void>
  export class Resvg {
    constructor(
      svg: string,
      options: {
        readonly font: { readonly fontBuffers: readonly Uint8Array[]; readonly defaultFontFamily: string }
        readonly fitTo: { readonly mode: 'zoom'; readonly value: number }
      },
    )
    render(): { asPng(): Uint8Array; readonly width: number; readonly height: number }
  }
}

/** What PDFKit reads fonts with; only a test looks into fonts itself. */
declare module 'fontkit' {
  export function create(bytes: Uint8Array): { hasGlyphForCodePoint(code: number): boolean }
}
