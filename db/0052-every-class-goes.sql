-- What else of a discussion goes when its time is over (P31; content/en/privacy.yaml): the program alone deletes it (src/trust/retention.ts).
set local role common_ground_owner;
do $$
declare name text;
declare own constant text := 'committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system())';
begin
  foreach name in array array['screening_outcome', 'facilitator_offer', 'invitation', 'invitation_link', 'time_poll', 'time_option', 'time_reply',
    'time_answer', 'meeting', 'meeting_place', 'meeting_off', 'room'] loop
    if not has_table_privilege('common_ground_application', 'common_ground.' || name, 'delete') then
      execute format('grant delete on common_ground.%I to common_ground_application', name);
      execute format('create policy program_alone on common_ground.%I as restrictive for delete to common_ground_application using (' || own || ')', name);
    end if;
    execute format('create policy disposing on common_ground.%I for delete to common_ground_application using (' || own || ')', name);
  end loop;
end $$;
reset role;
