/**
 * Whether a role or a name says that somebody is of the family: they are not told, invited or added (P11, P16); whoever works with them talks
 * with them. "Mother", "mum of the child" and "Gran Jean" are; "parent support worker" and "key worker to mother" are not. Pure.
 */
const relatives =
  'mother|mum|mummy|mam|mom|stepmother|stepmum|father|dad|daddy|stepfather|stepdad|gran|granny|grandma|grandmother|nan|nana|granda|grandad|granddad|grandpa|grandfather|grandparent|papa|aunt|auntie|aunty|uncle|sister|brother|stepsister|stepbrother|sibling|cousin|parent|parents|carer|kinship carer|guardian|boyfriend|girlfriend|family friend|child|young person'

/** Work with or for a family: then the relative named is whom they work with. */
const atWork =
  /\b(work(er|s|ing)?|nurse|teacher|officer|manager|head|lead|doctor|gp|visitor|midwife|advoca(te|cy)|counsellor|solicitor|psych\w+|therap\w+|practitioner|coordinator|adviser|assistant|support(er|s)?|for|team|service|services|social|health|police|school|nursery|liaison|link|champion)\b/i

/** At its end, or before "of" or "to" and whom: the relative is the role itself. */
const isRole = new RegExp(`\\b(${relatives})(\\s+(of|to)\\b.*)?$`, 'i')
/** In front of a name: "Gran Jean"; or behind a comma. */
const isInName = new RegExp(`^(${relatives})\\b|,\\s*(${relatives})$`, 'i')

export const isFamilyMember = ({ name, role }: { readonly name: string; readonly role: string }): boolean =>
  isInName.test(name.trim()) || (isRole.test(role.trim()) && !atWork.test(role))
