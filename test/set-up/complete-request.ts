/** A request with every part filled in well, as the fields of its pages. */
import type { World } from './world.ts'

export type PartFields = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

export function completeFields({ people }: World) {
  return {
    safety: { 'safety-now': 'no' },
    you: { role: 'Social worker', agency: 'social-work', team: 'East team', phone: '01632 960099' },
    managers: {
      'first-manager': people.gregor.personId,
      'second-manager': people.helen.personId,
      'talked-first': 'yes',
      equivalent: 'no',
      'equivalent-reason': '',
    },
    supervision: {
      'supervision-held': 'yes',
      'supervision-dates-1-day': '10',
      'supervision-dates-1-month': '11',
      'supervision-dates-1-year': '2025',
      'supervision-dates-2-day': '',
      'supervision-dates-2-month': '',
      'supervision-dates-2-year': '',
      'supervision-with': ['line-manager'],
    },
    explore: {
      areas: 'We each see the strengths of this family differently, and nobody knows why.',
      complex: 'yes',
      'complex-why': 'Several agencies and several needs that affect each other.',
      stuck: 'yes',
      'stuck-why': 'The same plan is made each time and nothing changes.',
      unstuck: '',
      'nearest-themes': ['trust', 'hope-and-habit'],
    },
    tried: {
      'tried-what': ['supervision', 'core-group'],
      'tried-happened': 'Each helped for a while.',
      'other-processes': ['none'],
    },
    child: {
      'age-band': '5-to-11',
      'children-band': 'few',
      support: 'childs-plan',
      'family-told': 'yes',
      'family-told-reason': '',
    },
    'team-around': {
      'team-members-0-id': '',
      'team-members-0-name': people.catriona.name,
      'team-members-0-role': people.catriona.job,
      'team-members-0-agency': 'health',
      'team-members-0-email': people.catriona.email,
      'team-members-1-id': '',
      'team-members-1-name': people.calum.name,
      'team-members-1-role': people.calum.job,
      'team-members-1-agency': 'police',
      'team-members-1-email': people.calum.email,
      'team-missing': '',
    },
    wishes: {
      'expert-kinds': ['trauma'],
      'expert-question': '',
      'how-to-meet': 'mixed',
      'times-not-possible': 'Mondays',
      access: 'A quiet start',
      language: [],
      tools: [],
    },
  }
}
