-- Where those who write may delete as well, the policy for that (0004, 0006) names the program too: a second one for the program alone said the same twice.
set local role common_ground_owner;
drop policy disposing on common_ground.request_answer;
drop policy disposing on common_ground.team_member;
drop policy disposing on common_ground.screening_answer;
reset role;
