import { drawings, meetingPrompts, meetingTools, namesOf, sayAny, statements, meeting as words } from '#content'
import { Button, Page, PageHead } from '../../design/design.ts'
import type { BlankName } from '../../documents/word-documents.ts'
import { type CardBoard, cells, gibbsSteps, stages } from '../../room/card-boxes.ts'
import type { CardState } from '../../room/card-state.ts'
import { cardsIn, cardsOn, fieldOf } from '../../room/cards-read.ts'
import { type DrawnBoard, pictureOf } from '../../room/drawing-picture.ts'
import { boardOf } from '../../room/view/board-of.ts'
import { boxLabel } from '../../room/view/box-label.ts'
import { cornerWords } from '../../room/view/corner-words.ts'
import { element } from '../../room/view/drawing-view.tsx'
import { baseOf, type RoomView } from './room.view.ts'

const { pack } = words.pages

/** Every board on paper, in usual or large print, and blank sheets to write on where there is no screen (P32). */
export function PackPage({ view }: { view: RoomView }) {
  const { shell, discussion, query } = view
  const large = query.size === 'large'
  const names = namesOf(shell.names)
  return (
    <Page
      shell={shell}
      title={`${pack.title}: ${discussion.pseudonym}`}
      head={<PageHead title={pack.title} facts={[discussion.pseudonym]} />}
      current="discussions"
      breadcrumbs={[
        { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
        { href: baseOf(view), text: words.pages.room },
      ]}
      statement={sayAny(statements.pages['meeting-close'].text, names)}
      serif
    >
      <div class={large ? 'cg-pack cg-pack--large' : 'cg-pack'}>
        <p>{pack.lead}</p>
        <Held view={view} />
        <p class="cg-noprint">
          <Button look="secondary" href={`${baseOf(view)}/pack${large ? '' : '?size=large'}`}>
            {large ? pack.usual : pack.large}
          </Button>
        </p>
        <BoardOnPaper view={view} board="four" title={meetingPrompts.four_by_four_by_four.title} boxes={stages} />
        <BoardOnPaper view={view} board="matrix" title={meetingTools.matrix.title} boxes={cells} />
        <BoardOnPaper view={view} board="gibbs" title={meetingPrompts.gibbs.title} boxes={gibbsSteps} />
        <BoardOnPaper view={view} board="notes" title={words.take_back.title} boxes={['notes']} />
        <DrawingOnPaper view={view} board="genogram" />
        <DrawingOnPaper view={view} board="ecomap" />
        <Blank large={large} />
      </div>
    </Page>
  )
}

interface OnPaper {
  readonly view: RoomView
  readonly board: CardBoard
  readonly title: string
  readonly boxes: readonly string[]
}

function BoardOnPaper({ view, board, title, boxes }: OnPaper) {
  const { cards } = view.seen.state
  return (
    <section class="cg-pack__board">
      <h2>{title}</h2>
      {cardsOn(cards, board).length === 0 && <p class="cg-dim">{pack.empty}</p>}
      {boxes.map((box) => {
        const lying = cardsIn(cards, board, box)
        if (lying.length === 0) return null
        return (
          <div key={box}>
            {boxes.length > 1 && <h3>{boxLabel(board, box)}</h3>}
            <ul>
              {lying.map((card) => (
                <li key={card.id}>
                  {view.unsure.cards.has(card.id) ? (
                    <HeldCard view={view} card={card} />
                  ) : (
                    <>
                      {fieldOf(card, 'text')} <Small card={card} />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

/** The drawing, what its signs mean, and all of it in words. */
function DrawingOnPaper({ view, board }: { view: RoomView; board: DrawnBoard }) {
  const picture = pictureOf(view.seen.state, board)
  return (
    <section class="cg-pack__board">
      <h2>{drawings[board].title}</h2>
      {view.unsure.drawings.has(board) ? (
        <p class="cg-dim">{pack.held_drawing}</p>
      ) : picture ? (
        <>
          <div class="cg-pack__drawing">{element(picture.drawing)}</div>
          <ul>
            {picture.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : (
        <p class="cg-dim">{pack.empty}</p>
      )}
    </section>
  )
}

/** What is left out, before anything else: paper goes further than the room. */
function Held({ view: { unsure } }: { view: RoomView }) {
  const count = unsure.cards.size + unsure.drawings.size
  return count === 0 ? null : (
    <div class="cg-note cg-note--gorse">
      <h2 class="cg-h3">{pack.held.replace('{count}', String(count))}</h2>
      <p>{pack.held_text}</p>
    </div>
  )
}

const HeldCard = ({ view, card }: { view: RoomView; card: CardState }) => (
  <>
    <span class="cg-dim">{pack.held_card}</span>{' '}
    <a class="cg-noprint" href={boardOf(baseOf(view), card)}>
      {pack.look}
    </a>
  </>
)

function Small({ card }: { card: CardState }) {
  const said = cornerWords(card)
  return said ? <span class="cg-dim">({said})</span> : null
}

const sheets = [
  'four-by-four-by-four',
  'matrix',
  'kolb',
  'genogram',
  'ecomap',
  'ground-rules',
  'run-sheet',
] as const satisfies readonly BlankName[]

const Blank = ({ large }: { large: boolean }) => (
  <section class="cg-noprint">
    <h2>{pack.blank}</h2>
    <ul>
      {sheets.map((name) => (
        <li key={name}>
          <a href={`/documents/${name}.docx${large ? '?size=large' : ''}`}>{statements.documents.titles[name]}</a>
        </li>
      ))}
    </ul>
  </section>
)
