-- What may change in a row, column by column: whoever may update an invitation, a ticket or a session may not make it another one's.
reset role;
set local role common_ground_owner;
revoke update on common_ground.session from common_ground_application;
grant update (last_seen_at, ended_at) on common_ground.session to common_ground_application;
revoke update on common_ground.evaluation_ticket from common_ground_application;
grant update (reminder_hash) on common_ground.evaluation_ticket to common_ground_application;

-- An invitation stays with its discussion and its link, whatever else changes on it.
create function common_ground.keep_invitation_in_place() returns trigger language plpgsql as $$
begin
  if (new.committee_id, new.discussion_id, new.id, new.ticket_hash) is distinct from (old.committee_id, old.discussion_id, old.id, old.ticket_hash) then
    raise exception 'an invitation stays where it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_in_place before update on common_ground.invitation
  for each row execute function common_ground.keep_invitation_in_place();
