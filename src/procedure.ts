/**
 * The procedure: its steps in the order of the flowchart (P33). READ FIRST. Each folder in `steps/` is one step; each line here is
 * one thing somebody may do. The process map, the one next action of every page and the tests of the house are made from this list.
 */

import type { Offer, OffersIn } from './desks/offers.ts'
import type { Discussion, Person, Stage } from './discussion.ts'
import type { Tx } from './kit/database.ts'
import { type AnyStep, whyNot } from './kit/step.ts'
import { openToAgree, openToAnswerManager, openToTakeBack } from './steps/agreement/agreement.offers.ts'
import { agreement, answerManager, takeAgreementBack } from './steps/agreement/agreement.ts'
import { standIn } from './steps/agreement/stand-in.ts'
import { alert } from './steps/alert/alert.ts'
import { askFacilitator, reportNoFacilitator } from './steps/allocation/allocation.ts'
import { acceptOffer, endOffer, passOffer } from './steps/allocation/facilitator-answer.ts'
import { stepDown } from './steps/allocation/step-down.ts'
import {
  openForChoosing,
  openForExpertReply,
  openForOffering,
  openForReply,
  openForTimes,
} from './steps/arranging/arranging-turns.ts'
import { inviteColleague, withdrawInvitation } from './steps/arranging/invitation-list.ts'
import { replyToInvitation } from './steps/arranging/invitation-reply.ts'
import { cancelMeeting, postponeMeeting, resumeSearch } from './steps/arranging/meeting-off.ts'
import { moveMeeting, setTime } from './steps/arranging/time-set.ts'
import { answerTimes } from './steps/arranging/times-answered.ts'
import { offerTimes } from './steps/arranging/times-offered.ts'
import { inviteExpert, replyAsExpert } from './steps/arranging/topic-expert.ts'
import { finish, openAfter, openBefore, openThreeMonths } from './steps/evaluation/evaluation.ts'
import { holdMeeting } from './steps/meeting/hold-meeting.ts'
import { nextPart } from './steps/meeting/next-part.ts'
import { openMeeting } from './steps/meeting/open-meeting.ts'
import { openingSoon } from './steps/meeting/opening-soon.rows.ts'
import { givePart, letExpertIn } from './steps/meeting/parts-in-room.ts'
import { addPerson, agreeRules, markPerson } from './steps/meeting/people-here.ts'
import { findNewTime, resumeMeeting, stopMeeting } from './steps/meeting/stop-meeting.ts'
import { offerForReading } from './steps/record/offer-record.ts'
import { answerReadBack, settleReadBack } from './steps/record/read-back.ts'
import {
  openForKeptWords,
  openForOfferingAgain,
  openForReading,
  openForSharing,
  openForWriting,
} from './steps/record/record-turns.ts'
import { answerKeptWord, askSecondReader } from './steps/record/second-reader.ts'
import { shareRecord } from './steps/record/share-record.ts'
import { takeBackRecord } from './steps/record/take-back-record.ts'
import { writeRecord } from './steps/record/write-record.ts'
import { askAgreement } from './steps/request/ask-agreement.ts'
import { beginRequest } from './steps/request/begin-request.ts'
import { deleteDraft } from './steps/request/delete-draft.ts'
import {
  openToAskAgain,
  openToFinish,
  openToSend,
  openToTell,
  openToWithdraw,
  openToWriters,
} from './steps/request/request.offers.ts'
import { saveAnswers } from './steps/request/save-answers.ts'
import { sendRequest } from './steps/request/send-request.ts'
import { answerMore, comeBack, lookAgain, meetCondition, sayConditionDone } from './steps/screening/after-screening.ts'
import { passScreening, takeOverScreening, takeScreening } from './steps/screening/screener.ts'
import { saveScreening, screen } from './steps/screening/screening.ts'
import { conditionNotSaid, mayComeBack, notOwnScreening } from './steps/screening/screening-offers.rows.ts'
import { sealNote } from './steps/sealed-note/seal-note.ts'
import { themes } from './steps/themes/themes.ts'
import { announceLapse, lapse } from './steps/withdrawal/lapse.ts'
import { withdrawal } from './steps/withdrawal/withdrawal.ts'

export interface Entry {
  readonly stage: Stage | 'withdrawal'
  readonly step: AnyStep
  /** Page of the act, below the discussion's address; null where it has no page of its own (done by the program, or on another page). */
  readonly part: string | null
  /** 'next': the one thing to do when it is this person's turn. 'also': possible beside it. */
  readonly offered: 'next' | 'also'
  /** Which of these discussions it is really open in for this person, where whose turn it is does not say enough. */
  readonly openIn?: Within
  /** In which of these an act that is 'also' possible is the next one. */
  readonly nextIn?: Within
}

type Within = (tx: Tx, person: Person, discussions: readonly Discussion[], now: Date) => Promise<ReadonlySet<string>>

export const procedure: readonly Entry[] = [
  // 3.1 Initiation
  { stage: 'request', step: beginRequest, part: null, offered: 'also' },
  { stage: 'request', step: saveAnswers, part: '/request', offered: 'next', openIn: openToFinish },
  { stage: 'request', step: askAgreement, part: '/request', offered: 'next', openIn: openToAskAgain },
  { stage: 'request', step: deleteDraft, part: '/request/delete', offered: 'also', openIn: openToWriters },
  { stage: 'request', step: sealNote, part: null, offered: 'also' },
  { stage: 'agreement', step: agreement, part: '/agreement', offered: 'next', openIn: openToAgree },
  { stage: 'agreement', step: standIn, part: null, offered: 'next' },
  {
    stage: 'agreement',
    step: answerManager,
    part: '/agreement/talked',
    offered: 'next',
    openIn: openToAnswerManager,
  },
  {
    stage: 'agreement',
    step: takeAgreementBack,
    part: '/agreement/take-back',
    offered: 'also',
    openIn: openToTakeBack,
  },
  { stage: 'alert', step: alert, part: '/alert', offered: 'next', openIn: openToTell },
  { stage: 'request', step: sendRequest, part: '/request/send', offered: 'next', openIn: openToSend },
  { stage: 'withdrawal', step: withdrawal, part: '/withdrawal', offered: 'also', openIn: openToWithdraw },
  { stage: 'withdrawal', step: announceLapse, part: null, offered: 'also' },
  { stage: 'withdrawal', step: lapse, part: null, offered: 'also' },
  // 3.2 Allocation of facilitator and preparations
  { stage: 'screening', step: takeScreening, part: '/screening/take', offered: 'next' },
  { stage: 'screening', step: saveScreening, part: '/screening', offered: 'next' },
  { stage: 'screening', step: screen, part: null, offered: 'next' },
  { stage: 'screening', step: passScreening, part: '/screening/pass', offered: 'also' },
  {
    stage: 'screening',
    step: takeOverScreening,
    part: '/screening/take-over',
    offered: 'also',
    openIn: notOwnScreening,
  },
  { stage: 'screening', step: answerMore, part: '/screening/answer', offered: 'next' },
  { stage: 'screening', step: sayConditionDone, part: '/screening/done', offered: 'next', openIn: conditionNotSaid },
  { stage: 'screening', step: meetCondition, part: '/screening/confirm', offered: 'next' },
  { stage: 'screening', step: lookAgain, part: '/screening/look-again', offered: 'next' },
  { stage: 'screening', step: comeBack, part: '/screening/come-back', offered: 'also', openIn: mayComeBack },
  { stage: 'allocation', step: askFacilitator, part: '/allocation', offered: 'next' },
  { stage: 'allocation', step: reportNoFacilitator, part: '/allocation/not-found', offered: 'also' },
  { stage: 'allocation', step: acceptOffer, part: '/offer', offered: 'next' },
  { stage: 'allocation', step: passOffer, part: '/offer/pass', offered: 'also' },
  { stage: 'allocation', step: endOffer, part: null, offered: 'next' },
  { stage: 'allocation', step: stepDown, part: '/step-down', offered: 'also' },
  // 3.3 The meeting
  { stage: 'arranging', step: offerTimes, part: '/arranging/times', offered: 'next', openIn: openForOffering },
  { stage: 'arranging', step: setTime, part: '/arranging/time', offered: 'next', openIn: openForChoosing },
  { stage: 'arranging', step: answerTimes, part: '/times', offered: 'next', openIn: openForTimes },
  { stage: 'arranging', step: replyToInvitation, part: '/reply', offered: 'next', openIn: openForReply },
  { stage: 'arranging', step: replyAsExpert, part: '/expert-reply', offered: 'next', openIn: openForExpertReply },
  { stage: 'arranging', step: resumeSearch, part: '/arranging/next', offered: 'next' },
  { stage: 'arranging', step: withdrawInvitation, part: '/arranging', offered: 'also' },
  { stage: 'arranging', step: inviteExpert, part: '/arranging/expert', offered: 'also' },
  { stage: 'arranging', step: inviteColleague, part: '/arranging/colleague', offered: 'also' },
  { stage: 'arranging', step: moveMeeting, part: '/arranging/new-time', offered: 'also' },
  { stage: 'arranging', step: postponeMeeting, part: '/arranging/postponement', offered: 'also' },
  { stage: 'arranging', step: cancelMeeting, part: '/arranging/cancellation', offered: 'also' },
  { stage: 'meeting', step: openMeeting, part: '/meeting/opening', offered: 'next', openIn: openingSoon },
  { stage: 'meeting', step: nextPart, part: '/meeting', offered: 'next' },
  { stage: 'meeting', step: agreeRules, part: '/meeting', offered: 'next' },
  { stage: 'meeting', step: markPerson, part: null, offered: 'also' },
  { stage: 'meeting', step: addPerson, part: null, offered: 'also' },
  { stage: 'meeting', step: givePart, part: null, offered: 'also' },
  { stage: 'meeting', step: letExpertIn, part: null, offered: 'also' },
  { stage: 'meeting', step: stopMeeting, part: '/meeting/stop', offered: 'also' },
  { stage: 'meeting', step: resumeMeeting, part: '/meeting/go-on', offered: 'next' },
  { stage: 'meeting', step: findNewTime, part: '/meeting/new-time', offered: 'also' },
  { stage: 'meeting', step: holdMeeting, part: '/meeting/end', offered: 'also' },
  { stage: 'record', step: shareRecord, part: '/record/share', offered: 'next', openIn: openForSharing },
  {
    stage: 'record',
    step: offerForReading,
    part: '/record/offer',
    offered: 'also',
    nextIn: openForOfferingAgain,
  },
  { stage: 'record', step: writeRecord, part: '/record/draft', offered: 'next', openIn: openForWriting },
  { stage: 'record', step: askSecondReader, part: null, offered: 'also' },
  { stage: 'record', step: answerKeptWord, part: '/kept-words', offered: 'next', openIn: openForKeptWords },
  { stage: 'record', step: answerReadBack, part: '/record', offered: 'next', openIn: openForReading },
  { stage: 'record', step: settleReadBack, part: null, offered: 'also' },
  { stage: 'record', step: takeBackRecord, part: '/record/take-back', offered: 'also' },
  { stage: 'themes', step: themes, part: '/themes', offered: 'next' },
  // 4 Quality assurance
  { stage: 'evaluation', step: openBefore, part: null, offered: 'next' },
  { stage: 'evaluation', step: openAfter, part: null, offered: 'next' },
  { stage: 'evaluation', step: openThreeMonths, part: null, offered: 'next' },
  { stage: 'evaluation', step: finish, part: null, offered: 'next' },
]

/** The offers for one person in each of these discussions. Asks the same `whyNot` as the act itself. */
export const offersIn: OffersIn = async (tx, person, discussions, now) => {
  const offers = new Map<string, Offer[]>(discussions.map((discussion) => [discussion.id, []]))
  const asked = procedure.flatMap(({ step, part, offered, openIn, nextIn }) => {
    const possible = discussions.filter((one) => step.when.includes(one.status) && whyNot(step, one, person) === null)
    if (part === null || possible.length === 0) return []
    const within = (ask: Within | undefined) => ask?.(tx, person, possible, now) ?? null
    return [{ offer: { step: step.name, part, offered }, possible, open: within(openIn), next: within(nextIn) }]
  })
  const answers = await Promise.all(asked.map(({ open, next }) => Promise.all([open, next])))
  for (const [at, { offer, possible }] of asked.entries()) {
    const [open, next] = answers[at] ?? [null, null]
    for (const { id } of possible)
      if (open?.has(id) ?? true) offers.get(id)?.push(next?.has(id) ? { ...offer, offered: 'next' } : offer)
  }
  return offers
}
