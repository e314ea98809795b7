/** Large print (P31): nothing below 18 point, headings in step. Sheets with wide tables turn to landscape, so that no word breaks. */
import type PizZip from 'pizzip'

/** Half points, as Word counts. */
const smallest = 36
const growth = 1.5

/** Changes the sizes of a filled document in place. Works on any template, also a committee's own. */
export function enlarge(zip: PizZip): void {
  const wide = hasWideTable(zip.file('word/document.xml')?.asText() ?? '')
  for (const name of Object.keys(zip.files)) {
    if (!/^word\/(document|styles|numbering|header\d*|footer\d*)\.xml$/.test(name)) continue
    const part = zip.file(name)
    if (part) zip.file(name, wide ? landscape(larger(part.asText())) : larger(part.asText()))
  }
}

const hasWideTable = (xml: string): boolean =>
  [...xml.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/gs)].some(([grid]) => grid.split('<w:gridCol').length - 1 >= 3)

function larger(xml: string): string {
  return xml
    .replace(/(<w:sz(?:Cs)? w:val=")(\d+)"/g, (_, start: string, size: string) => `${start}${sizeFor(Number(size))}"`)
    .replace(/<w:ind\b[^>]*>/g, (indent) =>
      scaled(indent, /(w:(?:left|right|start|end|hanging|firstLine)=")(\d+)/g, growth),
    )
    .replace(/<w:tab w:val="left"[^>]*>/g, (tab) => scaled(tab, /(w:pos=")(\d+)/g, growth))
}

/** Text and small text become 18 point; headings keep their distance, but do not shout. */
const sizeFor = (size: number): number => (size <= 24 ? smallest : Math.max(smallest + 4, Math.round(size * 1.25)))

/** A4 on its side; tables and right-hand tabs grow with the line. */
function landscape(xml: string): string {
  const share = (16838 - 2 * 1134) / (11906 - 2 * 1134)
  return xml
    .replace(/<w:pgSz\b[^>]*>/g, '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    .replace(/<w:(?:gridCol|tcW|tblW)\b[^>]*>/g, (width) => scaled(width, /(w:w=")(\d+)(?=")/g, share))
    .replace(/<w:tab w:val="right"[^>]*>/g, (tab) => scaled(tab, /(w:pos=")(\d+)/g, share))
}

const scaled = (xml: string, pattern: RegExp, by: number): string =>
  xml.replace(pattern, (_, start: string, number: string) => `${start}${Math.round(Number(number) * by)}`)
