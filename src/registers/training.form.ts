/** Adding one's own training (training.yaml, fields). */

import { z } from 'zod'
import { byId, training as words } from '#content'
import { choice, date, text } from '../kit/form.ts'
import { type GuardedTexts, jobOf } from '../kit/guarding.ts'
import { refresherDue, trainingKinds } from './training-due.ts'

const { fields, errors } = words
const hours = byId(fields, 'hours')

/** `today`: 'YYYY-MM-DD' where people are; training lies in the past. */
export const trainingForm = (today: string) =>
  z.object({
    kind: choice(trainingKinds, byId(fields, 'kind').error),
    date: date(byId(fields, 'date').error).refine((day) => day <= today, errors.future),
    provider: text({ max: 120, required: true, empty: byId(fields, 'provider').error, long: errors.long }),
    reach: choice(['single', 'multi'], byId(fields, 'reach').error),
    form: choice(['self-led', 'led'], byId(fields, 'form').error),
    hours: text({ max: 5, required: false, empty: '', long: errors.hours }).refine(
      (value) => value === '' || (/^\d{1,2}(\.\d)?$/.test(value) && Number(value) <= hours.max),
      errors.hours,
    ),
    takeaway: text({ max: 400, required: false, empty: '', long: errors.long }),
  })

type TrainingForm = z.output<ReturnType<typeof trainingForm>>

/** Words that the Policy Team reads. */
export const trainingTexts = ({ provider, takeaway }: TrainingForm): GuardedTexts => ({
  provider: jobOf(provider),
  takeaway,
})

export const trainingRow = (form: TrainingForm) => ({
  kind: form.kind,
  provider: form.provider,
  completed_on: form.date,
  refresher_due_on: refresherDue(form.kind, form.date),
  reach: form.reach,
  form: form.form,
  hours: form.hours === '' ? null : form.hours,
  takeaway: form.takeaway,
})
