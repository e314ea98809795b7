/**
 * What somebody has chosen in a list and not sent yet stays theirs, whatever others change meanwhile, also where its form is drawn anew
 * in another place. A list nobody touched shows what the room says.
 */
import { openAround } from './room-forms.ts'

interface Choice {
  readonly list: HTMLSelectElement
  readonly value: string
}

export class OwnChoices {
  /** By the list's id. */
  private readonly chosen = new Map<string, Choice>()

  constructor(root: HTMLElement) {
    root.addEventListener('change', ({ target: list }) => {
      if (list instanceof HTMLSelectElement) this.chosen.set(list.id, { list, value: list.value })
    })
    root.addEventListener('reset', ({ target }) => {
      for (const [id, { list }] of this.chosen) if (list.form === target) this.chosen.delete(id)
    })
  }

  /** After the page was drawn: what is gone from the page, or from its list, is chosen no longer. */
  keep(): void {
    for (const [id, { list: before, value }] of this.chosen) {
      const list = document.getElementById(id)
      const stands = list instanceof HTMLSelectElement && [...list.options].some((option) => option.value === value)
      if (!stands) {
        this.chosen.delete(id)
        continue
      }
      list.value = value
      if (list === before) continue
      this.chosen.set(id, { list, value })
      openAround(list)
    }
  }

  /** Whoever goes elsewhere begins anew. */
  forget(): void {
    this.chosen.clear()
  }
}
