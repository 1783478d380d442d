package io.evenkeel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTests {

    @ParameterizedTest
    @CsvSource({
        "08001, database-away", // nobody listens
        "08006, database-away", // broken off
        "53100, database-full",
        "53300, database-away", // too many connections
        "57P01, database-away", // stopped by an administrator
        "57P03, database-away", // starting
        "58030, database-away", // its disk fails
    })
    void theCallerIsToldToComeBack(String state, String code) {
        Refusal refusal =
                DatabaseTrouble.in(wrapped(new SQLException("x", state))).orElseThrow();

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"22021, text-unreadable", "22008, time-out-of-range"})
    void whatTheDatabaseCannotKeepIsTheCallersToCorrect(String state, String code) {
        Refusal refusal =
                DatabaseTrouble.in(wrapped(new SQLException("x", state))).orElseThrow();

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void aPoolThatGotNoConnectionIsOne() {
        assertThat(DatabaseTrouble.in(wrapped(new SQLTransientConnectionException("timed out after 5000 ms"))))
                .isPresent();
    }

    @Test
    void nobodyIsPromisedWhatIsNotKnown() {
        var broken = new TransactionSystemException("Could not commit", new SQLException("x", "08006"));

        assertThat(DatabaseTrouble.in(broken).orElseThrow())
                .hasMessageContaining("is not known")
                .hasMessageNotContaining("Nothing was changed");
    }

    /** A rollback over a broken connection fails too, and hides why it was begun. */
    @Test
    void aRollbackThatFailsChangedNothing() {
        var failed = new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        failed.initApplicationException(wrapped(new SQLException("terminated", "57P01")));
        assertThat(DatabaseTrouble.in(failed).orElseThrow()).hasMessageContaining("Nothing was changed");

        var alone = new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        alone.initApplicationException(new IllegalStateException("ours"));
        assertThat(DatabaseTrouble.in(alone).orElseThrow()).hasMessageContaining("Nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "40001", "57014", "22001", ""})
    void otherFailuresAreOthers(String state) {
        assertThat(DatabaseTrouble.in(wrapped(new SQLException("x", state)))).isEmpty();
    }

    @Test
    void aCircleOfCausesEnds() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(DatabaseTrouble.in(one)).isEmpty();
    }

    private static RuntimeException wrapped(SQLException e) {
        return new IllegalStateException(new DataAccessResourceFailureException("no", e));
    }
}
