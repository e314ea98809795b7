import { interfaceWords, record as words } from '#content'
import { AutosaveLine } from '../../design/autosave-line.tsx'
import { asset, Button, Buttons, Checkboxes, Form, Radios, TextArea, Tick } from '../../design/design.ts'
import type { Fields, FormFrame } from '../../kit/web.ts'
import { DecisionHints } from './decision-hints.tsx'
import type { WrittenSection } from './record.rows.ts'
import type { Answers, RecordField, RecordSection } from './record-form.ts'

const { draft } = words.pages

export interface SectionFormProps {
  readonly section: RecordSection
  readonly stored: WrittenSection | null
  /** As typed, where it could not be saved; otherwise what is stored. */
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** Somebody changed this section meanwhile: both texts are shown. */
  readonly conflict: boolean
  readonly form: FormFrame
}

/** One section, open for writing. */
export function SectionForm({ section, stored, values, errors, conflict, form }: SectionFormProps) {
  return (
    <Form {...form}>
      <input type="hidden" name="section" value={section.id} />
      <input type="hidden" name="seen" value={String(stored?.version ?? 0)} />
      {section.help && <p class="cg-dim">{section.help}</p>}
      {section.example && (
        <p class="cg-dim cg-s">
          {draft.example} {section.example}
        </p>
      )}
      {conflict && stored && <Theirs section={section} answers={stored.answers} />}
      <div data-decisions>
        {section.fields.map((field) => (
          <OneField key={field.name} field={field} value={values[field.name]} error={errors[field.name]} />
        ))}
      </div>
      <script type="module" src={asset('decision.js')} />
      <AutosaveLine words={draft.autosave} anew />
      <Buttons>
        <Button>{draft.save}</Button>
      </Buttons>
    </Form>
  )
}

function Theirs({ section, answers }: { section: RecordSection; answers: Answers }) {
  return (
    <div class="cg-note cg-note--gorse" role="status">
      <p>{draft.conflict}</p>
      <p>
        <strong>{draft.theirs}</strong>
      </p>
      {section.fields.map((field) => (
        <blockquote class="cg-quote" key={field.name}>
          {[answers[field.name] ?? ''].flat().join(', ')}
        </blockquote>
      ))}
      <p>
        <strong>{draft.yours}</strong>. {draft.again}
      </p>
    </div>
  )
}

function OneField({
  field,
  value,
  error,
}: {
  field: RecordField
  value: Fields[string] | undefined
  error: string | undefined
}) {
  if (field.kind === 'text')
    return (
      <TextArea
        name={field.name}
        label={field.label}
        rows={6}
        maxLength={field.max}
        value={value}
        error={error}
        below={typeof value === 'string' && <DecisionHints text={value} />}
      />
    )
  if (field.kind === 'tick') return <Tick name={field.name} label={field.label} value={value} error={error} />
  if (field.kind === 'choices')
    return (
      <Checkboxes
        name={field.name}
        label={field.label}
        choices={Object.entries(field.choices).map(([id, label]) => ({ value: id, label }))}
        value={value}
        error={error}
        inline
      />
    )
  return (
    <Radios
      name={field.name}
      label={field.label}
      hint={field.hint}
      choices={[
        { value: 'yes', label: interfaceWords.forms.yes },
        { value: 'no', label: interfaceWords.forms.no },
      ]}
      value={value}
      error={error}
      inline
    />
  )
}
