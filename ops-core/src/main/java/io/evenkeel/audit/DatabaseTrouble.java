package io.evenkeel.audit;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells from a failure whether the database is away or full, or was given what it cannot keep, whatever wraps it:
 * then the caller may try again, or write it otherwise, and nothing of ours is broken. Pure.
 */
public final class DatabaseTrouble {

    private static final String FULL = "53100";
    /** A text with the character U+0000, since every other one is UTF-8 when it comes here. */
    private static final String NO_TEXT = "22021";
    /** A time before 4713 BC or after 294276. */
    private static final String NO_TIME = "22008";
    /** What the pool says of a connection that it has given up. */
    private static final String CLOSED = "Connection is closed";

    private DatabaseTrouble() {}

    /** What to answer; empty if the failure is another one. */
    public static Optional<Refusal> in(@Nullable Throwable failure) {
        boolean committing = false;
        Throwable at = failure;
        // A chain of causes may be a circle; nobody wraps this often.
        for (int depth = 0; at != null && depth < 50; depth++, at = at.getCause()) {
            if (at instanceof TransactionSystemException unfinished) {
                Throwable before = unfinished.getApplicationException();
                if (before != null) {
                    // It was rolling back, not committing; what it was about says more than that this failed too.
                    return in(before).or(() -> in(unfinished.getCause()));
                }
                committing = true;
            }
            if (at instanceof SQLException sql) {
                Optional<Refusal> refusal = refusal(sql, committing);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    /** By the classes of PostgreSQL's error codes (its documentation, appendix A). */
    private static Optional<Refusal> refusal(SQLException e, boolean committing) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals(FULL)) {
            return Optional.of(unavailable(
                    "database-full",
                    "The database has no space left. Nothing was changed; an administrator has to free some."));
        }
        if (state.equals(NO_TEXT)) {
            return Optional.of(new Refusal(
                    Refusal.Kind.INVALID,
                    "text-unreadable",
                    "A text of the request has the character U+0000, which no text here may have. Leave it out."));
        }
        if (state.equals(NO_TIME)) {
            return Optional.of(new Refusal(
                    Refusal.Kind.INVALID,
                    "time-out-of-range",
                    "A time of the request is too far away to be kept. Give one of this age."));
        }
        boolean away = e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || (state.isEmpty() && CLOSED.equals(e.getMessage()));
        if (!away) {
            return Optional.empty();
        }
        return Optional.of(
                committing
                        ? unavailable(
                                "database-away",
                                "The database went away at the last moment. Whether this was done is not known: look"
                                        + " before you try again.")
                        : unavailable(
                                "database-away", "The database does not answer. Nothing was changed; try again."));
    }

    private static Refusal unavailable(String code, String sentence) {
        return new Refusal(Refusal.Kind.UNAVAILABLE, code, sentence);
    }
}
