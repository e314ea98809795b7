/**
 * The proofs behind docs/security/evidence.md. One line each: add yours. A proof is either the tests below one path, which may call
 * `figures({…})` of test/set-up/figures.ts, or a script of package.json that prints its figures as one JSON object in its last line.
 * `npm run prove` takes the short numbers, `npm run prove:long` sets PROVE_LONG=1 for the tests and adds `long` to the script.
 */
export const proofs = [
  {
    name: 'tampering',
    says: 'Whoever changes, deletes, inserts, reorders, cuts or back-dates entries of the audit is found, with the place (R25)',
    tests: 'test/proofs/tampering',
  },
  {
    name: 'sealing',
    says: 'Entries are sealed within a second; the program can neither change nor remove one (R23, R24)',
    tests: 'src/trust/audit-seal',
  },
  {
    name: 'unaudited',
    says: 'Without its entry in the audit no page is answered (R23)',
    tests: 'test/faults/unaudited',
  },
  {
    name: 'audit-million',
    says: 'A million entries of the audit are verified within thirty seconds (R26)',
    script: ['bench', '--', 'audit', '--json'],
    only: 'long',
  },
  {
    name: 'policy',
    says: 'The table of rules and row-level security agree in every case (R12)',
    script: ['prove:policy', '--', '--json'],
  },
  {
    name: 'hidden',
    says: 'Whether a discussion is there cannot be told from outside: every page the same with and without it (R17)',
    tests: 'test/proofs/hidden-discussion',
  },
  {
    name: 'plain-words',
    says: 'What somebody wrote about a case stands nowhere in the database as they wrote it (R28)',
    tests: 'test/proofs/plain-words',
  },
  { name: 'keys', says: 'Keys apart from data, rotation, tampering refused (R28, R29)', tests: 'src/trust/keys' },
  { name: 'guard', says: 'No act lets a name through to others (R44)', tests: 'src/trust/guarded' },
  {
    name: 'retention',
    says: 'What is kept goes when its time is over, with a proof (privacy.yaml)',
    tests: 'src/trust/retention',
  },
  {
    name: 'looks',
    says: 'Those who have a part see who has looked, and nobody else does (R27)',
    tests: 'src/desks/looks',
  },
  { name: 'reading', says: 'Rules and database compared relation by relation (R12, R13)', tests: 'src/trust/policy' },
  {
    name: 'walls',
    says: 'Every table stands behind its wall; the application’s role owns and bypasses nothing (R19, R20)',
    tests: 'test/house/row-level-security',
  },
  {
    name: 'every-route',
    says: 'Headers, no faults, no hints, no effects of looking on every address (R17, R33, R34, R42)',
    tests: 'test/faults/every-route',
  },
  { name: 'step-up', says: 'Sensitive routes ask who it is once more (R8)', tests: 'test/house/step-up' },
  { name: 'sending-twice', says: 'A form sent twice has one effect (R48, R49)', tests: 'test/faults/sending-twice' },
  {
    name: 'database-away',
    says: 'While the database is away nothing typed is lost, and the service comes back by itself (R50, R51)',
    tests: 'test/faults/database-away',
  },
  { name: 'post', says: 'No letter is lost while the mail server is away (R53)', tests: 'test/faults/post' },
]
