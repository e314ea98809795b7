import { asset } from './asset.ts'

export interface AutosaveWords {
  readonly saving: string
  readonly saved: string
  readonly failed: string
  readonly conflict: string
  /** The session has ended. */
  readonly ended: string
  /** Something in it has to be looked at first; default: `failed`. */
  readonly open?: string
}

/** Says how saving goes while somebody types in the form around it (autosave.island.ts). `anew`: each save is an act of its own. */
export const AutosaveLine = ({ words, anew = false }: { words: AutosaveWords; anew?: boolean }) => (
  <>
    <p
      class="cg-field-note"
      id="autosave"
      role="status"
      data-saving={words.saving}
      data-saved={words.saved}
      data-failed={words.failed}
      data-conflict={words.conflict}
      data-ended={words.ended}
      data-open={words.open}
      data-anew={anew ? '' : undefined}
    />
    <script type="module" src={asset('autosave.js')} />
  </>
)
