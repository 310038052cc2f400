CREATE UNIQUE INDEX ux_policy_invitation ON policy (invitation_hash);
