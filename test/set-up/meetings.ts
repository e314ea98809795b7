/** A discussion whose meeting is set, straight in the database: for tests of the meeting, the record and what follows. */
import { hashOf, newId, newSecret } from '../../src/kit/id.ts'
import type { TestHouse } from './house.ts'
import { type PersonKey, plantDiscussion } from './world.ts'

/** Asked for by Isla and agreed by her managers; Marion leads; Catriona, Tom and a guest without an account are invited too. */
export async function plantMeeting(
  { owner, world, clock }: TestHouse,
  { inMinutes = 10 }: { inMinutes?: number } = {},
) {
  const at = clock.now()
  const id = await plantDiscussion(owner, world, {
    status: 'time-set',
    people: {
      isla: 'requester',
      gregor: 'first-manager',
      helen: 'second-manager',
      catriona: 'team-member',
      tom: 'team-member',
      ruth: 'screener',
      marion: 'facilitator',
    },
    at,
  })
  const starts = new Date(at.getTime() + inMinutes * 60_000)
  await owner.query(
    `insert into meeting (committee_id, discussion_id, id, number, starts_at, ends_at, how, uid, set_at)
     values ($1, $2, $3, 1, $4, $4::timestamptz + interval '90 minutes', 'online', $5, $6)`,
    [world.strathlorne, id, newId(), starts, `meeting-${id}`, at],
  )
  const invite = async (key: PersonKey | null, as: string) => {
    const invitation = newId()
    const person = key ? world.people[key] : null
    await owner.query(
      `insert into invitation (committee_id, discussion_id, id, person_id, name, role, agency, email, invited_as, ticket_hash, invited_at, reply)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'coming')`,
      [
        world.strathlorne,
        id,
        invitation,
        person?.personId ?? null,
        person?.name ?? 'Gillian Guest',
        person?.job ?? 'Housing officer',
        person?.sector ?? 'third-sector',
        person?.email ?? 'gillian.guest@housing.example',
        as,
        hashOf(newSecret()),
        at,
      ],
    )
    return invitation
  }
  const invited = {
    isla: await invite('isla', 'requester'),
    catriona: await invite('catriona', 'team-member'),
    tom: await invite('tom', 'team-member'),
    guest: await invite(null, 'team-member'),
  }
  return { id, invited }
}

/** The room of a discussion planted as `meeting-open` or `meeting-stopped`: no such discussion is without one. */
export async function plantRoom({ owner, world, clock }: TestHouse, id: string, stopped: boolean) {
  const at = clock.now()
  await owner.query(
    `insert into room (committee_id, discussion_id, opened_at, opened_by, purpose_read, part_since, stopped_at)
     values ($1, $2, $3, $4, '{support,learn,views,not-planning,not-decisions}', $3, $5)`,
    [world.strathlorne, id, at, world.people.marion.personId, stopped ? at : null],
  )
}

/** The same, held: Isla, Catriona and Tom were there, and the guest. */
export async function plantHeldMeeting(house: TestHouse) {
  const { owner, world, clock } = house
  const { id, invited } = await plantMeeting(house)
  const at = clock.now()
  await owner.query(`update discussion set status = 'meeting-ended', status_since = $2 where id = $1`, [id, at])
  await owner.query(`update meeting set state = 'held' where discussion_id = $1`, [id])
  await owner.query('update invitation set present = true, rules_agreed_at = $2 where discussion_id = $1', [id, at])
  await owner.query(
    `insert into room (committee_id, discussion_id, opened_at, opened_by, purpose_read, part, part_since, ended_at, minutes)
     values ($1, $2, $3, $4, '{support,learn,views,not-planning,not-decisions}', 'close', $3, $3, 85)`,
    [world.strathlorne, id, at, world.people.marion.personId],
  )
  for (const key of ['isla', 'catriona', 'tom'] as const)
    await owner.query(
      `insert into relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, 'participant', $4)`,
      [world.strathlorne, id, world.people[key].personId, at],
    )
  await owner.query(
    `insert into history (committee_id, discussion_id, number, event, by_person, at, facts)
     values ($1, $2, 1, 'meeting-held', $3, $4, '{"minutes": 85, "people": 4}')`,
    [world.strathlorne, id, world.people.marion.personId, at],
  )
  return { id, invited }
}
