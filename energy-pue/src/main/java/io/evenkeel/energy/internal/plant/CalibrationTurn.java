package io.evenkeel.energy.internal.plant;

import io.evenkeel.audit.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * One calibration at a time among all servers: two that read the same months would be twice the work, and the later would be used,
 * whoever began first. The lock belongs to a connection and goes with it, also where a server dies; no transaction is open meanwhile.
 */
@Component
class CalibrationTurn {
    private static final Logger log = LoggerFactory.getLogger(CalibrationTurn.class);
    /** Of advisory locks, this one. */
    static final long LOCK = 0x6361_6c69_6272_6174L;

    private final JdbcTemplate jdbc;

    CalibrationTurn(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** @throws Refusal CONFLICT while another has its turn */
    <T> T take(Supplier<T> work) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<T>) connection -> {
            if (!asks(connection, "select pg_try_advisory_lock(?)")) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "energy-calibration-runs",
                        "A calibration is running, here or on another server. Look at its result before you begin another.");
            }
            try {
                return work.get();
            } finally {
                release(connection);
            }
        }));
    }

    private static void release(Connection connection) throws SQLException {
        try {
            asks(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            log.warn("event=calibration-lock-not-released cause=\"{}\"", e.getMessage());
            connection.abort(Runnable::run); // the lock goes with it
        }
    }

    private static boolean asks(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
