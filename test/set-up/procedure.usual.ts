import { openParts, sectionsWanting } from './procedure.forms.ts'
import { isOpen } from './procedure.rules.ts'
import type { View } from './procedure.view.ts'

/** The way most discussions go. */
export function usualAct(view: View, now: Date): string | null {
  switch (view.status) {
    case 'draft':
      return openParts(view).length > 0 || again(now) ? 'save-answers' : 'ask-agreement'
    case 'agreed':
      return view.team.every(({ told, skipped }) => told || skipped) ? 'send-request' : 'alert'
    case 'being-screened':
      return view.screened.length < 8 ? 'save-screening' : 'screen'
    case 'facilitator-confirmed':
      return now.getMinutes() % 2 === 0 ? 'offer-times' : 'set-time'
    case 'meeting-open':
      return view.people.some(({ relation }) => relation === 'participant') ? 'hold-meeting' : 'agree-rules'
    case 'meeting-ended':
      return sectionsWanting(view).length > 0 || again(now) ? 'write-record' : 'offer-for-reading'
    case 'record-recalled':
      if (again(now)) return 'write-record'
      return view.readBacks.some(isOpen) ? 'settle-read-back' : 'offer-for-reading'
    default:
      return usual[view.status] ?? null
  }
}
/** What was written before may have been spoilt: now and then it is put right. */
const again = (now: Date): boolean => now.getMinutes() % 3 === 0

const usual: Readonly<Record<string, string>> = {
  'with-first-manager': 'agreement',
  'with-second-manager': 'agreement',
  'manager-question': 'answer-manager',
  'not-agreed-now': 'ask-agreement',
  sent: 'take-screening',
  'more-needed': 'answer-more',
  'another-route': 'come-back',
  'not-this-time': 'come-back',
  'waiting-elsewhere': 'look-again',
  'suitable-with-conditions': 'meet-condition',
  'finding-facilitator': 'ask-facilitator',
  'facilitator-asked': 'accept-offer',
  'finding-time': 'set-time',
  'time-set': 'open-meeting',
  postponed: 'set-time',
  cancelled: 'resume-search',
  'meeting-stopped': 'resume-meeting',
  'record-being-read': 'share-record',
  'record-shared': 'themes',
  'themes-sent': 'open-three-months',
  'three-months-on': 'finish',
}
