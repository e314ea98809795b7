import { drawings } from '#content'
import { DownloadLink } from '../../design/print-link.tsx'
import type { RoomProps } from './room-props.ts'

const { files } = drawings

/** The drawing to take along, for those who have a part in the discussion: not for a topic expert who looks on (P17). */
export function DrawingFiles({ room, board }: { room: RoomProps; board: 'genogram' | 'ecomap' }) {
  if (room.seen.you.visiting || room.where.screen) return null
  return (
    <details class="cg-more">
      <summary>{files.title}</summary>
      <div class="cg-more__inside">
        <p>{files.note}</p>
        <p class="cg-buttons">
          {(['pdf', 'docx', 'png', 'svg'] as const).map((format) => (
            <DownloadLink key={format} href={`${room.base}/files/${board}.${format}`}>
              {files.formats[format]}
            </DownloadLink>
          ))}
          {board === 'genogram' && (
            <DownloadLink href={`${room.base}/files/genogram.ged`}>{files.formats.ged}</DownloadLink>
          )}
        </p>
      </div>
    </details>
  )
}
