/** L1, dates: days that can be matched with a file or the news. A month and a year alone are what a record may hold. */
import type { Span } from './span.ts'

const month =
  '(?:jan(?:uary|\\.)?|feb(?:ruary|uary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)'
const year = "(?:(?:19|20)\\d{2}|'?\\d{2})"
const ordinal = '(?:st|nd|rd|th)'
const dayNumber = `(?:0?[1-9]|[12]\\d|3[01])`
const dayWord =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first)'
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun)'
const yearWords =
  '(?:(?:nineteen|twenty)[ -](?:hundred|oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?![a-z])(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)(?![a-z]))?|two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?![a-z]))?(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)(?![a-z]))?)'

/** Every pattern begins at a digit or a letter and holds bounded repeats only, so that reading stays linear. */
const patterns: readonly RegExp[] = [
  // 14/03/2015, 14.3.15, 14-03-2015, 14 / 3 / 2015, 2015-03-14
  /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])[ \n]?([/.\-\\])[ \n]?(?:0?[1-9]|1[0-2])[ \n]?\1[ \n]?(?:(?:19|20)\d{2}|\d{2})(?![\d/]|\.\d|-\d)/g,
  /(?<![\d/.-])(?:0?[1-9]|1[0-2])([/-])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d{2}(?![\d/-])/g,
  /(?<![\d/.-])(?:19|20)\d{2}([/.-])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2})?(?!\d)/g,
  // 14,03,2015, 14·03·2015
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[ ]?([\u00b7,_|:'])[ ]?(?:0?[1-9]|1[0-2])[ ]?\1[ ]?(?:19|20)\d{2}(?!\d)/g,
  // 3.XI.2014
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[ ./-]{1,2}(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[ ./-]{1,2}(?:19|20)?\d{2}(?!\d)/g,
  // the third of the eleventh, 14th of the 3rd 2015
  new RegExp(
    `(?<![\\w-])(?:the[ \\n])?(?:${dayWord}|${dayNumber}${ordinal})[ \\n]of[ \\n]the[ \\n](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:[1-9]|1[0-2])${ordinal})(?![a-z])(?:,?[ \\n](?:(?:19|20)\\d{2}(?!\\d)|${yearWords}))`,
    'gi',
  ),
  // DOB 14 3 15, d.o.b. 14|3|2015
  /(?<=(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on)?|birth ?day(?: is| was)?|b'?[/-]?day(?: is| was)?)[ :-]{1,3})(?:0?[1-9]|[12]\d|3[01])[ \u00b7,_|:./-]{1,2}(?:0?[1-9]|1[0-2])[ \u00b7,_|:./-]{1,2}(?:19|20)?\d{2}(?!\d)/gi,
  // 3 5 2019; 3 5 19 is his birthday
  /(?<![\d/.,:-] ?)(?:[1-9]|[12]\d|3[01]) (?:[1-9]|1[0-2]) (?:19|20)\d{2}(?! ?[\d/])/g,
  /(?<![\d/.,:-] ?)(?:0?[1-9]|[12]\d|3[01]) (?:0?[1-9]|1[0-2]) \d{2}(?=[ ,]{1,2}(?:(?:is|was) )?(?:(?:his|her|their) )?(?:birth ?day|b'?day|d\.?o\.?b)(?![a-z]))/gi,
  // 7 yrs 3 mths 12 days: an age to the day is a birthday
  /(?<!\d)\d{1,2} ?(?:years?|yrs?|y)[ ,]{1,2}(?:and )?\d{1,2} ?(?:months?|mths?|m)[ ,]{1,2}(?:and )?\d{1,2} ?(?:days?|d)(?![a-z])/gi,
  // 14 03 2015
  /(?<![\d/.-] ?)(?:0[1-9]|[12]\d|3[01])[ \n](?:0[1-9]|1[0-2])[ \n](?:19|20)\d{2}(?! ?[\d/])/g,
  // Tuesday the 14th of March 2015, 14 March, 14th Mar '15, 14Mar2015
  new RegExp(
    `(?<![\\w/.-])(?:${weekday},?[ \\n]{1,2})?(?:the[ \\n])?${dayNumber}[ \\n]?${ordinal}?[ \\n./-]{0,2}(?:of[ \\n]|o'?[ \\n]|day of )?${month}(?![a-z])(?:[ \\n,./-]{0,2}${year}(?![\\w/]|\\.\\d)|,?[ \\n]${yearWords})?`,
    'gi',
  ),
  // March 14th, 2015; March 14
  new RegExp(
    `(?<![\\w-])(?:${weekday},?[ \\n]{1,2})?${month}(?![a-z])[ \\n.]{1,2}(?:the )?${dayNumber}(?!\\d|:\\d|[ap]m|%)${ordinal}?(?![a-z])(?:,?[ \\n]{1,2}(?:(?:19|20)\\d{2}|'\\d{2})(?!\\d))?`,
    'gi',
  ),
  // the fourteenth of March two thousand and fifteen
  new RegExp(
    `(?<![\\w-])(?:${weekday}[ \\n])?(?:the[ \\n])?${dayWord}[ \\n](?:of[ \\n]|o'?[ \\n])?${month}(?![a-z])(?:,?[ \\n](?:(?:19|20)\\d{2}(?!\\d)|${yearWords}))?`,
    'gi',
  ),
  new RegExp(
    `(?<![\\w-])(?:${month})(?![a-z])[ \\n](?:the )?${dayWord}(?![a-z])(?:,?[ \\n](?:(?:19|20)\\d{2}(?!\\d)|${yearWords}))?`,
    'gi',
  ),
  // Friday the 14th, on the 14th
  new RegExp(`(?<![\\w-])(?:${weekday},?[ \\n](?:the )?${dayNumber}${ordinal})(?![a-z])`, 'gi'),
  /(?<![\w-])(?:on|since|from|until|till|by|before|after|was|dated|for|due)[ \n]the (?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?=[.,;:!?)\n]|$| (?:and|but|when|she|he|they|at|that|after|because|mum|dad|with|to|we|police|school|I)\b)/gi,
  // Christmas Day 2019, Hogmanay 2020
  /(?<![\w-])(?:christmas (?:day|eve)|boxing day|hogmanay|new year'?s (?:day|eve)|easter (?:sunday|monday)|good friday|halloween|valentine'?s day|bonfire night|st andrew'?s day)(?:,? (?:in |of )?(?:19|20)\d{2})(?!\d)/gi,
]

/** Day and month in figures need a word before them: 3/4 may be three quarters. */
const dayAndMonth =
  /(?<![\w/.-])(?:on|since|from|until|till|by|before|after|dated|date|to|w\/c|wc|seen|saw|visit|visits|visited|contact|review|meeting|mtg|met|appt|appointment|attended|absent|missed|dna|called|phoned|rang|spoke|d\.?o\.?b\.?|born|birthday(?: is| was)?|due|next|last|done|edd|mon(?:day)?|tue(?:sday)?|tues|wed(?:nesday)?|thu(?:rsday)?|thurs|fri(?:day)?|sat(?:urday)?|sun(?:day)?)[ :\n]{1,2}(?:the )?((?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2]))(?![\d/]|\.\d|%)/gi

const startsWithWeekday = /^(?:mon|tue|wed|thu|fri|sat|sun)/i

/** "5/11:", "21/5.", "4/09;": a day and a month that can be no scale, no fraction and no range before a mark or the line's end. */
const dayBeforeMark =
  /(?<=[A-Za-z.:;,)] )((?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2]))(?= ?[:;)\n]|[.,](?!\d)| [-\u2013]|$)/g
const isScaleOrShare = (found: string): boolean => {
  const [part = 0, whole = 0] = found.split('/').map(Number)
  if (found === '24/7') return true
  return !/0\d/.test(found) && part <= whole && (/^(?:[1-8]|10|12)$/.test(String(whole)) || part === whole)
}

const birthCue =
  /(?<![a-z])(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|birth ?day|b\/?day|born|b\.|birth|turned \w{1,9}|turns \w{1,9}|turn \w{1,9}|was (?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) on)(?![a-z])[^.!?\n]{0,24}$/i
const dueCue =
  /(?<![a-z])(?:e\.?d\.?d\.?|due date|expected (?:date|delivery)|baby (?:is |was )?due|estimated (?:date|delivery))(?![a-z])[^.!?\n]{0,24}$/i
const birthAfter =
  /^[\s,)(-]{0,3}(?:\(?d\.?o\.?b\.?|\(?birth|\(?born|is (?:his|her|their) birthday|was (?:his|her|their) birthday)/i

/** A month that tells a birth or the date a baby is due. */
const birthMonth = new RegExp(
  `(?<![a-z])(?:d\\.?o\\.?b\\.?|date of birth|born(?: in| on| around)?|birthday(?: is| was)?(?: in| on)?|e\\.?d\\.?d\\.?|baby (?:is |was )?due(?: in| on| around)?|due to give birth(?: in)?)[: -]{1,3}(?:early |mid |late |mid-)?(${month}(?![a-z])(?:[ ,]{1,2}(?:19|20)\\d{2})?)`,
  'gi',
)

export function dateSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [found] = match
      if (/^(?:0?[1-9]|[12]\d|3[01]) ?may(?: |$)/i.test(found) && mayIsVerb(text, match.index + found.length, found))
        continue
      const lead =
        /^(?:on|since|from|until|till|by|before|after|was|dated|for|due)[ \n]the /i.exec(found)?.[0].length ?? 0
      spans.push(spanOf(text, match.index + lead, match.index + found.length))
    }
  }
  for (const match of text.matchAll(dayAndMonth)) {
    const end = match.index + match[0].length
    const start = startsWithWeekday.test(match[0]) ? match.index : end - (match[1]?.length ?? 0)
    spans.push(spanOf(text, start, end), ...moreDays(text, end))
  }
  for (const match of text.matchAll(dayBeforeMark))
    if (!isScaleOrShare(match[0])) spans.push(spanOf(text, match.index, match.index + match[0].length))
  for (const match of text.matchAll(birthMonth)) {
    const end = match.index + match[0].length
    const isDue = /due|e\.?d\.?d/i.test(match[0])
    spans.push({
      start: end - (match[1]?.length ?? 0),
      end,
      kind: isDue ? 'DATE' : 'DATE_OF_BIRTH',
      severity: 'must',
      why: isDue ? 'due-date' : 'date-of-birth',
    })
  }
  return spans
}

const nextDay =
  /(?:[ \n]?[,;&+]|[ \n](?:and|or|to))[ \n]{1,2}((?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2]))(?![\d/]|\.\d|%)/iy

/** "seen 3/11, 10/11 and 17/11": the days after the first one. */
function moreDays(text: string, from: number): Span[] {
  const spans: Span[] = []
  nextDay.lastIndex = from
  for (let match = nextDay.exec(text); match; match = nextDay.exec(text)) {
    const end = match.index + match[0].length
    spans.push(spanOf(text, end - (match[1]?.length ?? 0), end))
    nextDay.lastIndex = end
  }
  return spans
}

/** "the group of 4 may need" against "on 4 May". */
function mayIsVerb(text: string, end: number, found: string): boolean {
  if (/M|\d(?:st|nd|rd|th)/.test(found) && / May/.test(found)) return false
  return /^ (?:be|have|need|not|also|well|want|feel|find|see|help|still|only|never|it|she|he|they)\b/i.test(
    text.slice(end, end + 12),
  )
}

function spanOf(text: string, start: number, end: number): Span {
  const before = text.slice(Math.max(0, start - 44), start)
  if (birthCue.test(before) || birthAfter.test(text.slice(end, end + 30))) {
    return { start, end, kind: 'DATE_OF_BIRTH', severity: 'must', why: 'date-of-birth' }
  }
  if (dueCue.test(before)) return { start, end, kind: 'DATE', severity: 'must', why: 'due-date' }
  return { start, end, kind: 'DATE', severity: 'check', why: 'exact-date' }
}
