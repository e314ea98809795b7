-- Cover by somebody who is no manager of the same agency, "or equivalent": why they are the right one, as a code of agreement.yaml (P8, P10).
set local role common_ground_owner;
alter table common_ground.cover add column equivalent text check (equivalent ~ '^[a-z]+(-[a-z]+)*$'); -- null: a manager of the same agency
reset role;
