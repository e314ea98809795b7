/** The address of a key as a QR code (ISO/IEC 18004): an app on another device takes it in through its camera. */
import encodeQR from 'qr'

/** Dark on white with a margin of four modules, whatever the colours of the page: cameras expect that. */
export const KeyPicture = ({ address, label }: { readonly address: string; readonly label: string }) => {
  const rows = encodeQR(address, 'raw', { border: 4, ecc: 'medium' })
  const dark = rows.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg class="cg-key-picture" role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
