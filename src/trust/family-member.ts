/**
 * Whether somebody is of the family, as their role or name says it: they are not told, invited or added (P11, P16); whoever works with them talks
 * with them. "Mother" and "mum of the child" are; "parent support worker" and "key worker to mother" are not. A name can be a relative's
 * ("Gran Jean") or a colleague's ("Nan Reid"): the job decides, and where it says no work we ask for it. Pure.
 */
import type { z } from 'zod'
import { interfaceWords } from '#content'

const relatives =
  'mother|mum|mummy|mam|mom|stepmother|stepmum|father|dad|daddy|stepfather|stepdad|gran|granny|grandma|grandmother|nan|nana|granda|grandad|granddad|grandpa|grandfather|grandparent|papa|aunt|auntie|aunty|uncle|sister|brother|stepsister|stepbrother|sibling|cousin|parent|parents|carer|kinship carer|guardian|boyfriend|girlfriend|family friend|child|young person'

/** Work with or for a family: then the relative named is whom they work with. */
const atWork =
  /\b(work(er|s|ing)?|nurse|teacher|officer|manager|head|lead|doctor|gp|visitor|midwife|advoca(te|cy)|counsellor|solicitor|psych\w{1,20}|therap\w{1,20}|practitioner|coordinator|adviser|assistant|support(er|s)?|for|team|service|services|social|health|police|school|nursery|liaison|link|champion|ward|theatre|charge|home carer|home care|care home|clinical|community|day care|residential|reporter|charity|project|named person)\b/i

/** At its end, or before "of" or "to" and whom: the relative is the role itself. */
const isRole = new RegExp(`\\b(${relatives})(\\s+(of|to)\\b.*)?$`, 'i')
/** In front of a name: "Gran Jean"; or behind a comma. Also a given name of somebody at work, or the title of a nun. */
const isInName = new RegExp(`^(${relatives})\\b|,\\s*(${relatives})$`, 'i')

interface Typed {
  readonly name: string
  readonly role: string
}

/** What is wrong with letting them in, in plain words; null where nothing is. */
export function faultOfFamily({ name, role }: Typed): string | null {
  if (atWork.test(role)) return null
  if (isRole.test(role.trim())) return interfaceWords.forms.family_member
  return isInName.test(name.trim()) ? interfaceWords.forms.family_name : null
}

/** For a form that takes somebody in: says it beside the role. */
export function notOfTheFamily(person: Typed, context: z.RefinementCtx): void {
  const message = faultOfFamily(person)
  if (message) context.addIssue({ code: 'custom', path: ['role'], message })
}
