package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.MetricStore;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of {@code telemetry.sample}. Values go both ways in binary: as text a stale marker would come back as any NaN.
 */
class SampleRows {

    static final int MOST_SAMPLES = 5_000_000;
    private static final int SECONDS = 20;
    private static final int COPY_HEADER_BYTES = 19;

    private final JdbcTemplate jdbc;

    SampleRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many of them were new; the arrays are of equal length, sorted by series to keep off deadlocks */
    int insert(int[] series, long[] times, double[] values) {
        String sql = """
                INSERT INTO telemetry.sample (series_id, t, value)
                SELECT * FROM unnest(?::int[], ?::bigint[], ?::double precision[])
                ON CONFLICT DO NOTHING
                """;
        Integer stored = jdbc.execute(sql, (PreparedStatement statement) -> {
            PGConnection connection = statement.getConnection().unwrap(PGConnection.class);
            statement.setArray(1, connection.createArrayOf("int4", series));
            statement.setArray(2, connection.createArrayOf("int8", times));
            statement.setArray(3, connection.createArrayOf("float8", values));
            return statement.executeUpdate();
        });
        return stored == null ? 0 : stored;
    }

    /**
     * The samples of these series from {@code from} to {@code to}, both included, ordered by series and time; a series
     * without any is left out.
     */
    List<MetricStore.Series> read(Map<Integer, Map<String, String>> labels, long from, long to) {
        String ids = labels.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
        String sql = """
                COPY (SELECT series_id, t, value FROM telemetry.sample
                      WHERE series_id = ANY ('{%s}') AND t BETWEEN %d AND %d
                      ORDER BY series_id, t) TO STDOUT (FORMAT binary)
                """.formatted(ids, from, to);
        var found = jdbc.execute((Connection connection) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = '%ds'".formatted(SECONDS));
            }
            return copy(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql), labels);
        });
        return found == null ? List.of() : found;
    }

    private static List<MetricStore.Series> copy(CopyOut rows, Map<Integer, Map<String, String>> labels)
            throws SQLException {
        var out = new ArrayList<MetricStore.Series>(labels.size());
        var one = new OneSeries();
        int samples = 0;
        boolean first = true;
        for (byte[] message = rows.readFromCopy(); message != null; message = rows.readFromCopy()) {
            ByteBuffer buffer = ByteBuffer.wrap(message);
            if (first) {
                buffer.position(COPY_HEADER_BYTES);
                first = false;
            }
            // A row: number of fields, then each with its length in front; −1 fields end the copy.
            while (buffer.hasRemaining() && buffer.getShort() == 3) {
                buffer.getInt();
                int id = buffer.getInt();
                buffer.getInt();
                long time = buffer.getLong();
                buffer.getInt();
                if (id != one.id) {
                    one.handOut(labels, out);
                    one = new OneSeries(id);
                }
                one.add(time, buffer.getDouble());
                if (++samples > MOST_SAMPLES) {
                    rows.cancelCopy();
                    throw tooMany();
                }
            }
        }
        one.handOut(labels, out);
        return out;
    }

    private static Refusal tooMany() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "too-many-samples",
                "The query reads more than %,d samples; ask for fewer series or a shorter time."
                        .formatted(MOST_SAMPLES));
    }

    /** Samples of one series as they come in. */
    private static final class OneSeries {
        private final int id;
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int count;

        OneSeries() {
            this(-1);
        }

        OneSeries(int id) {
            this.id = id;
        }

        void add(long time, double value) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            times[count] = time;
            values[count++] = value;
        }

        void handOut(Map<Integer, Map<String, String>> labels, List<MetricStore.Series> out) {
            @Nullable Map<String, String> own = labels.get(id);
            if (count > 0 && own != null) {
                out.add(new MetricStore.Series(own, Arrays.copyOf(times, count), Arrays.copyOf(values, count)));
            }
        }
    }
}
