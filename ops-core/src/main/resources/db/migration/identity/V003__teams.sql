-- Named groups of people, beside their roles.
CREATE TABLE identity.team (
    name    text        PRIMARY KEY,
    made_at timestamptz NOT NULL
);

CREATE TABLE identity.team_member (
    team      text NOT NULL REFERENCES identity.team (name) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES identity.person (id) ON DELETE CASCADE,
    PRIMARY KEY (team, person_id)
);

CREATE INDEX team_member_of_person ON identity.team_member (person_id);
