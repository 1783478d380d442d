package io.evenkeel.alerting.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a silence from being made while an alert decides whether it is muted: each sees the other or comes before it, so
 * that nothing pages after its silence was confirmed. The first thing in a transaction, before any row is locked; held
 * until its end; gone with the connection when the server is killed.
 */
@Component
class MutingLock {
    private final JdbcClient jdbc;

    MutingLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For those who ask what is muted; any number at once. */
    void toAsk() {
        jdbc.sql("""
                        select pg_advisory_xact_lock_shared(hashtextextended('alerting.silence', 0))
                        """).query((row, n) -> n).list();
    }

    /** For those who change what is muted; one at a time. */
    void toChange() {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended('alerting.silence', 0))
                        """).query((row, n) -> n).list();
    }
}
