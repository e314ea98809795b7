/**
 * What a page shows of a discussion it reads with an `Access` (trust/access.ts): minted by a check, audited in the same transaction. So no
 * route hands a bare transaction to a reader. Pages that belong to no discussion write their own audit entry, and stand here by name.
 */
import { expect, test } from 'vitest'
import { everyFile, readText } from './tree.ts'

/** Opening, asking what may be done and by whom, the guard, and writing: none of them reads content for a page. Versions of the procedure belong to no discussion. */
const always = [
  'openDiscussion',
  'openKind',
  'audit',
  'offersIn',
  'writeLetters',
  'authorOf',
  'openWithout',
  'procedureVersions',
]

/** Of a person, a list or a link: each audits by itself, or reads nothing but names of agencies and colleagues. */
const withoutDiscussion: Readonly<Record<string, readonly string[]>> = {
  'src/desks/desk.route.tsx': [
    'onDesk',
    'isInPool',
    'dutyWork',
    'emergenciesToLookAt',
    'meetingsOf',
    'deadlinesOf',
    'keptWordsAsked',
    'callsToMake',
    'teamAsks',
    'underWay',
    'endedOnes',
  ],
  'src/desks/discussion.route.tsx': ['look', 'lookers'], // open the discussion themselves
  'src/steps/alert/alert-answer.route.tsx': ['alertInHand', 'keepAnswer'],
  'src/steps/arranging/link.route.tsx': ['execute', 'findDiscussion', 'ownInvitation', 'linkState', 'answersOf'],
  'src/steps/evaluation/evaluation.route.tsx': ['committeeOf', 'ticketInHand'],
  'src/steps/evaluation/self-review.route.tsx': ['ownReview', 'saveReview'],
  'src/steps/forum/formats.route.tsx': ['keepRequest', 'holding', 'openRequests', 'markAnswered'],
  'src/steps/forum/procedure.route.tsx': ['read', 'textOfVersion', 'wordsOf', 'versionWithWords', 'noteVersion'], // the procedure itself
  'src/steps/learning/learning.route.tsx': [
    'meetingsOf',
    'ownNotes',
    'keptStill',
    'beginNote',
    'saveNote',
    'deleteNote',
  ],
  'src/steps/learning/note-copy.route.tsx': ['openInNote', 'ownNotes', 'meetingsOf', 'openInOwn'],
  'src/steps/request/begin-request.route.tsx': ['directoryOf'],
  'src/steps/screening/screening.route.tsx': ['readOutcome'], // opens the discussion itself
  'src/steps/themes/themes.route.tsx': ['ownThemes', 'themesIn', 'settleTheme', 'tellThoseWhoWereThere'],
}

const routes = ['src/steps', 'src/desks', 'src/room'].flatMap((folder) =>
  everyFile(folder).filter((path) => /\.(route\.tsx?|page\.tsx)$/.test(path)),
)

/** Names of functions that are handed a transaction. */
const handedTransaction = (source: string): string[] =>
  [...source.matchAll(/\b(\w+)\(\s*(?:\w+\.)*tx\b/g)].map((match) => match[1] ?? '')

test('there are routes to look at', () => expect(routes.length).toBeGreaterThan(20))

test.each(routes)('%s reads discussions with an access', (path) => {
  const known = withoutDiscussion[path] ?? []
  const handed = new Set(handedTransaction(readText(path)).filter((name) => !always.includes(name)))
  expect([...handed].filter((name) => !known.includes(name))).toEqual([])
  expect(
    known.filter((name) => !handed.has(name)),
    'no longer needed here',
  ).toEqual([])
})

test('a bare transaction would be found', () => {
  expect(handedTransaction('const a = await readBacksIn(tx, discussion)')).toEqual(['readBacksIn'])
  expect(handedTransaction('answersSoFar(open.tx, open.discussion)')).toEqual(['answersSoFar'])
})
