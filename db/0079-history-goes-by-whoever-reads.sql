-- History that goes with a draft goes by whoever may read the draft: no longer by somebody who began it and has a conflict of interest, or has left.
-- Of two policies that let the program alone delete copies of requests one is left.
set local role common_ground_owner;
drop policy disposing on common_ground.request_copy;
alter policy with_a_draft on common_ground.history using (committee_id = (select common_ground.committee_now())
  and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.own_fresh_drafts()) and discussion_id in (select common_ground.readable('summary'))));
reset role;
