/** The fields of a step's form that hold free words, as paths: 'agree-comment', 'themes-learning'. */
import { isText } from '../../src/kit/form.ts'
import type { AnyStep } from '../../src/kit/step.ts'

export function textsOf(step: AnyStep): string[] {
  const found: string[] = []
  const walk = (schema: unknown, path: string): void => {
    const definition = (schema as { def?: Record<string, unknown> })?.def
    if (!definition) return
    if (isText(schema)) return void found.push(path)
    for (const [name, inner] of Object.entries((definition.shape ?? {}) as object))
      walk(inner, path ? `${path}-${name}` : name)
    for (const part of ['in', 'innerType', 'element', 'out']) walk(definition[part], path)
    for (const option of (definition.options ?? []) as unknown[]) walk(option, path)
  }
  walk(step.form, '')
  return [...new Set(found)]
}
