-- Roles and schema. Three rooms with three keys:
--   common_ground_owner        owns every table, runs migrations, cannot sign in
--   common_ground_policy       owns the policy functions only; reads the few tables they need
--   common_ground_application  the program; owns nothing, bypasses nothing
-- Roles belong to the whole cluster, so another database may have made them already.
do $$
declare name text;
begin
  foreach name in array array['common_ground_owner', 'common_ground_policy'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
  begin
    create role common_ground_application login noinherit;
  exception when duplicate_object or unique_violation then null;
  end;
end $$;

-- The migrating login may not be a superuser (managed servers): it has to be a member to hand things over.
do $$
begin
  execute format('grant common_ground_owner, common_ground_policy, common_ground_application to %I', current_user);
exception when others then null;
end $$;

create schema common_ground;
grant usage, create on schema common_ground to common_ground_owner;
grant usage on schema common_ground to common_ground_policy, common_ground_application;
-- create is needed only while the policy functions are handed over; 0004 takes it back.
grant create on schema common_ground to common_ground_policy;
