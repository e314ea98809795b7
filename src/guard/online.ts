/** L1, what leads straight to a person online: e-mail, addresses of pages, account names. */
import type { Span } from './span.ts'

const patterns: readonly (readonly [RegExp, Span['kind'], Span['why']])[] = [
  [/(?<![\w.%+-])[\w.%+'-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,5}/g, 'EMAIL', 'email'],
  [
    /(?<![\w.%+-])[\w.%+'-]{1,64}[ \n]?@[ \n]?[A-Za-z\d-]{1,63}[ \n]?\.[ \n]?(?:com|co|org|net|uk|scot|gov|example|me|io)(?:[ ]?\.[ ]?(?:uk|scot))?(?!\w)/gi,
    'EMAIL',
    'email',
  ],
  [
    /(?<![\w.%+-])(?:[\w%+-]{1,30} (?:dot|point|underscore|dash|hyphen) ){0,3}[\w.%+-]{1,40}(?: ?\((?:at|@)\) ?| ?\[(?:at|@)\] ?| at )[\w-]{1,40}(?: ?(?:\(dot\)|\[dot\]) ?| dot |\.)(?:[\w-]{1,20}(?: ?(?:\(dot\)|\[dot\]) ?| dot |\.))?(?:com|co|org|net|uk|scot|gov|example)(?:(?: ?(?:\(dot\)|\[dot\]) ?| dot |\.)uk)?(?!\w)/gi,
    'EMAIL',
    'email',
  ],
  [/(?<![\w/])\/{2,3}[a-z]{3,24}\.[a-z]{3,24}\.[a-z]{3,24}(?![\w.])/gi, 'ADDRESS', 'address'], // what3words
  [/(?<![\w@])(?:h(?:tt|xx)ps?:\/\/|www\.)[^\s<>"')\]]{2,300}/gi, 'URL', 'online-name'],
  [
    /(?<![\w@./-])(?:[a-z\d-]{1,40}\.){1,4}(?:com|co\.uk|org\.uk|gov\.uk|sch\.uk|ac\.uk|nhs\.uk|org|net|uk|scot|gov|info|biz|tv|me|io|example)(?:\/[^\s<>"')\]]{0,200})?(?![\w@])/gi,
    'URL',
    'online-name',
  ],
  [/(?<![\w@.])@[A-Za-z\d_][\w.-]{1,40}/g, 'HANDLE', 'online-name'],
  [/(?<![\w@.#/])#[A-Za-z][A-Za-z]*\d+\w*/g, 'HANDLE', 'online-name'],
  [/(?<![\w])[A-Za-z\d]{1,30}(?:_[A-Za-z\d]{1,30}){1,4}_{0,2}(?!\w)/g, 'HANDLE', 'online-name'],
]

const site =
  '(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|face ?book|fb|twitter|discord|kik|whats ?app|telegram|you ?tube|roblox|xbox(?: live)?|psn|playstation|fortnite|minecraft|steam|twitch|vinted|reddit|onlyfans|bebo|threads|bluesky|skype|zoom|online|gaming)'
const called =
  '(?:user ?name|user|handle|gamer ?tag|tag|account(?: name)?|profile(?: name)?|name|id|as|is|called|under|@|screen ?name|login)'
/** "her Insta is kayleigh.x99", "on Snapchat as jamieboy07", "username bigman2010". */
const cues: readonly RegExp[] = [
  new RegExp(
    `(?<![\\w])(?:as|is|called|from|under|account|by) '?"?([a-z\\d][\\w.-]{2,30})'?"? (?:on|from|over|via) (?:her |his |their )?${site}`,
    'gi',
  ),
  /(?<![\w.@/])([a-z]{4,20}\.[a-z]{0,12}\d{2,4})(?![\w@])/gi,
  new RegExp(`(?<![\\w])${site}(?:[ :'"(-]|${called}){1,6}(?<=[ :'"(])([a-z\\d][\\w.-]{2,30})`, 'gi'),
  /(?<![\w])(?:as|is|was|called|named|added|add|account|from|by) ['"]?([a-z]{4,24}\d{2,4})(?![\w@-])/gi,
  /(?<![\w])(?:(?:posts?|posted|posting|online|goes|games|plays|streams) (?:as|by)|added|add) ['"]?([a-z\d]{1,20}(?:\.[a-z\d]{1,20}){1,3})(?![\w@-])/gi,
  new RegExp(`(?<![\\w])${site} (?:he|she|they) (?:is|was|are) '?"?([a-z\\d][\\w.-]{2,30})`, 'gi'),
  /(?<![\w])(?:user ?name|gamer ?tag|screen ?name|handle|login|log-in)(?: is| was|:|,| of| as)?[ '":]{1,3}([a-z\d][\w.-]{2,30})/gi,
]

const socialNear = new RegExp(`${site}|user|handle|tag|account|post`, 'i')

const threeWords =
  /\b(?:what ?(?:3|three) ?words|w3w)\b[ :]{0,3}(?:is |was )?([a-z]{3,24}[. ][a-z]{3,24}[. ][a-z]{3,24})(?![\w.])/gi

export function onlineSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(threeWords)) {
    const end = match.index + match[0].length
    spans.push({ start: end - (match[1]?.length ?? 0), end, kind: 'ADDRESS', severity: 'must', why: 'address' })
  }
  for (const [pattern, kind, why] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const found = match[0].replace(/[.,;:!?'-]+$/, '')
      if (kind === 'EMAIL' && / at /.test(found) && !/dot|\./.test(found)) continue
      if (kind === 'URL' && !/\./.test(found)) continue
      if (
        kind === 'HANDLE' &&
        found.includes('_') &&
        !/[\d@]/.test(found) &&
        /^[a-z]{3,}(?:_[a-z]{2,})+$/.test(found) &&
        !socialNear.test(text.slice(Math.max(0, match.index - 50), match.index))
      )
        continue // template_words
      if (kind === 'HANDLE' && /^_*[A-Z_]+$/.test(found) && !/\d/.test(found) && !found.startsWith('@')) continue // TEMPLATE_WORDS
      spans.push({ start: match.index, end: match.index + found.length, kind, severity: 'must', why })
    }
  }
  for (const pattern of cues) {
    for (const match of text.matchAll(pattern)) {
      const found = (match[1] ?? '').replace(/[.-]+$/, '')
      const looksMade = /[\d_.]/.test(found) || /[a-z][A-Z]/.test(found)
      if (!looksMade || found.length < 3 || /^\d+$/.test(found) || /^\d{1,4}(?:st|nd|rd|th|am|pm|s)$/i.test(found))
        continue
      const start = match.index + match[0].indexOf(match[1] ?? '')
      spans.push({ start, end: start + found.length, kind: 'HANDLE', severity: 'must', why: 'online-name' })
    }
  }
  return spans
}
