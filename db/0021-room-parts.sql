-- Parts somebody has in the room, each a relation of its own (P15, P17, P20): sharing the lead, typing for the group, and the topic expert
-- while their part lasts. All end with the meeting; the expert's with the part of the agenda.
set local role common_ground_owner;
alter table common_ground.relation drop constraint relation_relation_check;
alter table common_ground.relation add constraint relation_relation_check check (relation in ('requester', 'first-manager',
  'second-manager', 'team-member', 'screener', 'facilitator-asked', 'facilitator', 'topic-expert', 'participant', 'co-facilitator', 'scribe',
  'expert-in-the-room'));
insert into common_ground.reading_rule (relation, kind, statuses) values
  ('co-facilitator', 'summary', '{meeting-open,meeting-stopped}'), ('co-facilitator', 'meeting', '{meeting-open,meeting-stopped}'),
  ('scribe', 'summary', '{meeting-open,meeting-stopped}'), ('scribe', 'meeting', '{meeting-open,meeting-stopped}'),
  ('expert-in-the-room', 'summary', '{meeting-open}'), ('expert-in-the-room', 'meeting', '{meeting-open}');
