package io.evenkeel.telemetry.internal.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store's own transactions, whatever the caller has. READ COMMITTED, always: a snapshot that is older than the end of a
 * fold would see neither the log, which was truncated, nor the slabs. Thread-safe.
 */
final class Transactions {

    /** Any number that no other advisory lock of the house uses: "evkt" in ASCII. */
    private static final long FOLDING = 0x65766b74L;

    private final TransactionTemplate adding;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final JdbcTemplate jdbc;

    Transactions(DataSource database, PlatformTransactionManager manager) {
        adding = new TransactionTemplate(manager);
        adding.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        writing = new TransactionTemplate(manager);
        writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        writing.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        reading = new TransactionTemplate(manager);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        reading.setReadOnly(true);
        jdbc = new JdbcTemplate(database);
    }

    JdbcClient client() {
        return JdbcClient.create(jdbc);
    }

    TransactionTemplate writing() {
        return writing;
    }

    /**
     * As {@link #write}, for work that only adds rows and so is right under any isolation. To name one would cost each
     * transaction a question to the database, which one it has.
     */
    <T> T add(ConnectionCallback<T> work) {
        return Optional.ofNullable(adding.execute(status -> jdbc.execute(work))).orElseThrow();
    }

    /** Commits before it returns. */
    <T> T write(ConnectionCallback<T> work) {
        return Optional.ofNullable(writing.execute(status -> jdbc.execute(work)))
                .orElseThrow();
    }

    /** As {@link #write}, alone among all servers that fold, close, roll up or drop. Waits at most five seconds. */
    <T> T alone(ConnectionCallback<T> work) {
        return write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '5s'");
                statement.execute("SELECT pg_advisory_xact_lock(" + FOLDING + ")");
            }
            return work.doInConnection(connection);
        });
    }

    /**
     * Several statements, each of which sees what is committed when it begins. Tables are read by their indexes: those of
     * windows have no statistics that would tell the planner so.
     */
    <T> T read(ConnectionCallback<T> work) {
        return Optional.ofNullable(reading.execute(status -> jdbc.execute((ConnectionCallback<T>) connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("SET LOCAL statement_timeout = '20s'; SET LOCAL enable_seqscan = off");
                    }
                    return work.doInConnection(connection);
                })))
                .orElseThrow();
    }

    /** Does it once the transaction at hand is committed. */
    static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
