-- Agreements, offers and outcomes are deleted by the program alone. A second policy that spoke of readers could let nobody else through, and
-- said that it could: one is left, as on the other tables.
set local role common_ground_owner;
drop policy removing on common_ground.agreement;
drop policy removing on common_ground.facilitator_offer;
drop policy removing on common_ground.screening_outcome;
reset role;
