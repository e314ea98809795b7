/**
 * The proofs behind docs/security/evidence.md. One line each: add yours. A proof is either the tests below some paths, which may call
 * `figures({…})` of test/set-up/figures.ts, or a script of package.json that prints its figures as one JSON object in its last line.
 * `long`: `npm run prove:long` takes it with its great numbers (PROVE_LONG=1); 'only': `npm run prove` does not take it at all.
 */
export const proofs = [
  {
    name: 'policy',
    says: 'The table of rules, row-level security and a second model agree in every case of reading, changing and deleting; faults put into the SQL are seen (R12)',
    script: ['prove:policy', '--', '--json'],
    long: true,
  },
  {
    name: 'reading',
    says: 'Rules and database compared relation by relation (R12, R13, R18)',
    tests: ['src/trust/policy.web'],
  },
  {
    name: 'walls',
    says: 'Every table stands behind its wall; the application’s role owns and bypasses nothing (R14, R19, R20)',
    tests: ['test/house/row-level-security'],
  },
  {
    name: 'narrow-writes',
    says: 'With the program’s own hands on the database a person does no more than the program does for them (R15, R20)',
    tests: ['test/house/narrow-writes'],
  },
  {
    name: 'hidden',
    says: 'Whether a discussion is there cannot be told from outside: every page the same with and without it (R17)',
    tests: ['test/proofs/hidden-discussion'],
  },
  {
    name: 'hidden-year',
    says: 'A year lived with a discussion and without it: the letters, pages and files of everybody outside are the same (R17)',
    tests: ['test/proofs/hidden-year'],
  },
  {
    name: 'same-work',
    says: 'Asking for a hidden discussion takes the same statements, entries and answer as asking for none (R17)',
    tests: ['test/proofs/same-work'],
  },
  {
    name: 'canaries',
    says: 'A word of its own in every field: found only where it may be, in no log, letter or plain column (R59)',
    tests: ['test/proofs/canaries'],
  },
  {
    name: 'figures',
    says: 'Whoever knows every published table and every rule finds no small number that was left out (publication, disclosure control)',
    tests: ['src/reports/publication', 'src/reports/release.web', 'src/reports/released-report'],
  },
  {
    name: 'access-ends',
    says: 'Who leaves, loses a part or has a conflict loses pages and streams at once (R10)',
    tests: ['src/trust/access-changes'],
  },
  {
    name: 'emergency',
    says: 'Emergency access: one discussion, an hour, two people told, looked at afterwards (R16)',
    tests: ['src/registers/emergency'],
  },
  {
    name: 'sign-in',
    says: 'Passkeys, providers and links: a thousand mutated answers refused, nobody learns who has an account, recovery needs another person (R1–R6)',
    tests: ['src/trust/passkey', 'src/trust/provider', 'src/trust/enumeration', 'src/trust/join', 'src/trust/sessions'],
  },
  { name: 'step-up', says: 'Sensitive routes ask who it is once more (R8)', tests: ['test/house/step-up'] },
  {
    name: 'tampering',
    says: 'Whoever changes, deletes, inserts, reorders, cuts or back-dates entries of the audit is found, with the place (R25)',
    tests: ['test/proofs/tampering'],
    long: true,
  },
  {
    name: 'sealing',
    says: 'Entries are sealed within a second; the program can neither change nor remove one (R23, R24)',
    tests: ['src/trust/audit-seal'],
  },
  {
    name: 'unaudited',
    says: 'Without its entry in the audit no page is answered (R23)',
    tests: ['test/faults/unaudited'],
  },
  {
    name: 'looks',
    says: 'Those who have a part see who has looked, and nobody else does (R27)',
    tests: ['src/desks/looks'],
  },
  {
    name: 'audit-million',
    says: 'A million entries of the audit are verified within thirty seconds (R26)',
    script: ['bench', '--', 'audit', '--json'],
    long: 'only',
  },
  {
    name: 'sealed-words',
    says: 'What somebody wrote about a case stands nowhere in the database as they wrote it; the database refuses plain words (R28)',
    tests: ['test/proofs/plain-words', 'test/proofs/sealed-columns'],
  },
  {
    name: 'keys',
    says: 'Keys apart from data; rotation goes on after kill −9; tampering refused; what is destroyed stays destroyed (R28–R31)',
    tests: ['src/trust/keys', 'src/trust/destroyed-keys', 'src/trust/sealing'],
  },
  {
    name: 'backup',
    says: 'A backup comes back whole and is compared; an old one opens nothing that was destroyed (R30, R58)',
    tests: ['src/backup'],
  },
  {
    name: 'retention',
    says: 'What is kept goes when its time is over, with a proof; at the end of all periods nothing is left (privacy.yaml)',
    tests: ['src/trust/retention', 'src/trust/committee-retention', 'test/proofs/everything-goes'],
  },
  {
    name: 'guard',
    says: 'No act lets a name through to others (R44)',
    tests: ['src/trust/guarded', 'test/house/guard-everywhere'],
  },
  {
    name: 'every-route',
    says: 'Headers, no faults, no hints, no effects of looking on every address (R17, R33, R42, R56)',
    tests: ['test/faults/every-route'],
  },
  {
    name: 'forged-forms',
    says: 'A form of another site, another person or another area is refused unread; fields nobody asked for change nothing (R21, R34)',
    tests: ['test/faults/forged-forms', 'test/faults/stray-forms', 'test/faults/strange-forms', 'test/faults/cookies'],
  },
  {
    name: 'procedure',
    says: 'The whole procedure as a machine against a second writing of its rules (R22)',
    tests: ['test/whole-procedure.web'],
  },
  {
    name: 'patterns',
    says: 'No regular expression grows exponentially (R41)',
    tests: ['test/proofs/patterns'],
  },
  {
    name: 'room',
    says: 'In the room nothing is lost, doubled or out of order, whatever is late or broken off; whose part ends is out (R45–R47)',
    tests: ['src/room/room-converges', 'src/room/live-room.web', 'test/faults/room-under-load'],
  },
  {
    name: 'sending-twice',
    says: 'A form sent twice has one effect, also where the answer to COMMIT is lost (R48, R49)',
    tests: ['test/faults/sending-twice', 'test/faults/commit-lost'],
  },
  {
    name: 'database-away',
    says: 'While the database is away nothing typed is lost, and the service comes back by itself (R47, R50, R51)',
    tests: ['test/faults/database-away'],
  },
  {
    name: 'stopping',
    says: 'Told to stop, it finishes what is under way; slow senders are cut off (R43, R55)',
    tests: ['test/faults/stopped-under-way', 'test/faults/slow-senders'],
  },
  { name: 'post', says: 'No letter is lost while the mail server is away (R39, R53)', tests: ['test/faults/post'] },
  {
    name: 'secrets',
    says: 'No key stands in the tree; the list of parts is whole (R61)',
    tests: ['test/house/secrets'],
  },
]
