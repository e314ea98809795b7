/** Which rooms of `src/` a room may import (CONTRIBUTING.md, the house). A room not named here stands above the others. */
const leaves = ['discussion', 'content']
export const directions: Readonly<Record<string, readonly string[]>> = {
  discussion: [],
  content: [],
  kit: [...leaves, 'guard'],
  design: [...leaves, 'kit', 'guard'],
  guard: ['content'],
  documents: leaves,
  trust: [...leaves, 'kit', 'design', 'guard'],
  room: [...leaves, 'kit', 'trust', 'design', 'guard', 'documents'],
  post: [...leaves, 'kit', 'documents'],
  desks: [...leaves, 'trust', 'design', 'kit', 'documents'],
  registers: [...leaves, 'trust', 'design', 'kit', 'documents'],
  reports: [...leaves, 'trust', 'design', 'kit', 'documents'],
  steps: [...leaves, 'room', 'guard', 'documents', 'trust', 'design', 'kit'],
  chase: [...leaves, 'kit', 'trust', 'room', 'registers', 'steps', 'procedure'],
  backup: [...leaves, 'kit', 'trust', 'root'],
}
