package io.evenkeel.console.cli;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A token for one trial, issued and revoked in the database by whoever holds the data folder: the local operator's may
 * neither plan changes nor write log lines. One that was not revoked ends with its hour.
 */
record TrialToken(UUID id, String secret) {
    private static final Duration VALID = Duration.ofHours(1);

    static TrialToken issue(DataFolder data, DataSource database, String name, Set<Right> rights) {
        try (var rooms = new RoomsAtHand(data, database)) {
            Tokens.Issued issued = rooms.get(Tokens.class)
                    .issue(PasswdCommand.localOperator(), Actor.Kind.TOKEN, name, rights, Optional.of(VALID));
            return new TrialToken(issued.id(), issued.secret());
        }
    }

    void revoke(DataFolder data, DataSource database) {
        try (var rooms = new RoomsAtHand(data, database)) {
            rooms.get(Tokens.class).revoke(PasswdCommand.localOperator(), id);
        }
    }

    /** Without the secret: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "TrialToken[" + id + "]";
    }
}
