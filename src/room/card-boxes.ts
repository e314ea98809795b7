/** Boards of cards, their boxes, and what may be chosen on a card (P5, P20, P21). */
export const stages = ['experience', 'reflection', 'analysis', 'planning'] as const
export const functions = ['management', 'support', 'development', 'mediation'] as const
export const seats = ['child-and-family', 'practitioner', 'own-agency', 'partner-agencies'] as const
export const cells = ['evidence', 'ambiguous', 'assumption', 'missing'] as const
export const gibbsSteps = ['description', 'feelings', 'evaluation', 'analysis', 'conclusion', 'looking-ahead'] as const
export const waysOfKnowing = ['seen', 'told', 'record', 'guess'] as const
export const strengths = ['low', 'middle', 'high'] as const
export const takeBacks = ['to-supervision', 'my-practice', 'to-learn', 'to-forum'] as const

/** Boards and their boxes. The Kolb cycle is the cards of `four` under other names (meeting-prompts.yaml, kolb.same_as). */
export const boxesOf = {
  four: stages,
  matrix: cells,
  gibbs: gibbsSteps,
  notes: ['notes'],
} as const satisfies Record<string, readonly string[]>
export type CardBoard = keyof typeof boxesOf
export const cardBoards: readonly CardBoard[] = ['four', 'matrix', 'gibbs', 'notes']
export const isCardBoard = (board: string): board is CardBoard => board in boxesOf

export type Stage = (typeof stages)[number]
export type SupervisionFunction = (typeof functions)[number]
export type Seat = (typeof seats)[number]
export type Cell = (typeof cells)[number]
export type WayOfKnowing = (typeof waysOfKnowing)[number]
export type TakeBack = (typeof takeBacks)[number]
