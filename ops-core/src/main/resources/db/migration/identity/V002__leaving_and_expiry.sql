-- Who left keeps id and name, so that the trail and old incidents still say who it was; the name is never given again.
ALTER TABLE identity.person ADD COLUMN deactivated_at timestamptz;

-- Tokens from before have no end and no known issuer: nothing that works today stops by this.
ALTER TABLE identity.token
    ADD COLUMN expires_at   timestamptz,
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN issued_by    uuid REFERENCES identity.person (id);

-- What ends when its issuer leaves; few rows of few people.
CREATE INDEX token_of_issuer ON identity.token (issued_by) WHERE revoked_at IS NULL AND issued_by IS NOT NULL;
