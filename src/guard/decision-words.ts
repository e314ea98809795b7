/** Words by which sentences that decide, assign or find something are told from those that wonder, learn or tell (decisions.ts). */

/** What people are given to do. */
const doing =
  'refer contact arrange complete attend visit monitor review assess share send organise hold call phone ring apply move remove reduce increase stop start speak follow report collect weigh offer update updating register escalate close finish provide tell check meet sign engage end see keep come step support help carry write take make put let give look work'
export const action = `(?:${doing.split(' ').join('|')}|leave the)`

const done = 'seen told made put held sent given taken kept done found brought left met'
/** "be reduced", "be drug tested": something is to happen to somebody. */
export const undergo = `be (?:[a-z]+ )?(?:[a-z]+ed|${done.split(' ').join('|')})`

export const duty =
  "(?:will|shall|should|must|ought to|needs? to|has to|have to|is to|are to|(?:is|are) going to|(?:is|are) expected to|(?:is|are) not allowed to|agreed to|decided to|been asked to|(?:is|are) responsible for|'ll)"

/** Who is given something to do: agencies, roles, the family. */
export const somebody =
  "(?:social work|health|police|education|housing|schools?|nursery|nurseries|camhs|third sector|services?|teams?|group|workers?|nurses?|visitors?|teachers?|headteacher|midwife|midwives|gp|doctor|consultant|psychologist|officers?|professionals?|person|mother|mum|father|dad|parents?|carers?|grandmother|grandparents?|child|children|family|baby|they|both|someone|somebody|everyone|all)(?:['’]s? [a-z]+)?"

/** Told with these nothing is given to anybody. */
export const mental =
  '(?:think|know|feel|see|learn|understand|remember|say|notice|hear|mean|need|want|like|be (?!seen|told|made|put|held|sent|given|taken|kept)[a-z]+(?<!ed)|not (?:be|know|feel))'

/** Sentences that begin to think: whatever stands in them is looked at, not settled. */
export const reflective =
  /\b(?:wonder(?:ed|ing)?|curious|ask(?:ed|ing)? (?:ourselves|what|how|why|whether|if|us)|notic(?:ed|ing)|realis(?:e|ed|ing)|(?:thought|talked|think|talk|thinking) about|spoke of|looked at|explored|struck us|learned|surprised|caught ourselves|saw (?:that|how|ourselves)|held different|different (?:ideas|views)|found that we|may be that|can feel|would like to notice)\b/i

/** Said to be no decision, or decided elsewhere. */
export const denied =
  /\b(?:no decisions?|nothing (?:was|is|has been) decided|not (?:make|take) any|made elsewhere|decided (?:nothing|for themselves|too))\b/i
