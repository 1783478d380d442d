package io.evenkeel.energy.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Hours that were counted, and how far. */
@Component
public class HourRows {
    /** Names are those of the columns. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final int MOST_AT_ONCE = 50_000;

    private final JdbcClient jdbc;

    HourRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to, but without to, in the order of time. */
    public List<CountedHour> of(String node, Instant from, Instant to) {
        return jdbc.sql("""
                        select node, at, kwh, it_kwh, pue_plus_minus, interpolated, silent from energy.hour
                        where node = :node and at >= :from and at < :to order by at""")
                .param("node", node)
                .param("from", utc(from))
                .param("to", utc(to))
                .query(HourRows::hour)
                .list();
    }

    /** As {@link #of}, without those that are to be counted again. */
    List<CountedHour> sound(String node, Instant from, Instant to) {
        return jdbc.sql("select next_at as at from energy.hours_counted")
                .query((row, number) -> at(row))
                .optional()
                .map(next -> of(node, from, next.isBefore(to) ? next : to))
                .orElse(List.of());
    }

    /** The end of the newest hour that was ever counted, also while earlier ones are counted again; empty before the first. */
    public Optional<Instant> reached() {
        return jdbc.sql("select reached_at as at from energy.hours_counted where reached_at is not null")
                .query((row, number) -> at(row))
                .optional();
    }

    /**
     * The begin of the first hour that is not counted. Asked for before anything is read, so that whoever asks for hours from now on
     * is seen by {@link #countedUpTo}; by one at a time.
     */
    Instant begin(Instant first) {
        jdbc.sql("insert into energy.hours_counted (id, next_at) values (1, :first) on conflict do nothing")
                .param("first", utc(first))
                .update();
        return jdbc.sql("update energy.hours_counted set asked_from = null where id = 1 returning next_at as at")
                .query((row, number) -> at(row))
                .single();
    }

    /** Whether a meter had a gap in an hour. */
    boolean isIncomplete(Instant hour) {
        return jdbc.sql("""
                        select exists (select from energy.hour where (kwh is null or silent <> '') and at = :at)""").param("at", utc(hour)).query(Boolean.class).single();
    }

    /** In one statement; what was counted before is replaced. */
    void keep(List<CountedHour> hours, Instant now) {
        List<HourRow> rows = hours.stream().map(HourRow::of).toList();
        jdbc.sql("""
                        insert into energy.hour (node, at, kwh, it_kwh, pue_plus_minus, interpolated, silent, counted_at)
                        select node, at, kwh, it_kwh, pue_plus_minus, interpolated, silent, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as row (node text, at timestamptz,
                            kwh double precision, it_kwh double precision, pue_plus_minus double precision,
                            interpolated boolean, silent text)
                        on conflict (node, at) do update set kwh = excluded.kwh, it_kwh = excluded.it_kwh,
                            pue_plus_minus = excluded.pue_plus_minus, interpolated = excluded.interpolated, silent = excluded.silent,
                            counted_at = excluded.counted_at""")
                .param("now", utc(now))
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    /** Goes on from there, or from what somebody asked for in the meantime. */
    void countedUpTo(Instant next) {
        jdbc.sql("""
                        update energy.hours_counted set next_at = least(:next, asked_from), asked_from = null,
                            reached_at = greatest(reached_at, :next)
                        where id = 1""").param("next", utc(next)).update();
    }

    /** Counts again from a moment on; nothing where it was not counted so far yet. */
    public void countAgainFrom(Instant from) {
        jdbc.sql("""
                        update energy.hours_counted set next_at = least(next_at, :from), asked_from = least(asked_from, :from)
                        where id = 1""").param("from", utc(from)).update();
    }

    /**
     * Part after part, so that no statement is long.
     *
     * @return how many are gone
     */
    long forgetBefore(Instant oldest) {
        long all = 0;
        int gone;
        do {
            gone = jdbc.sql("""
                            delete from energy.hour where ctid = any (array(
                                select ctid from energy.hour where at < :oldest limit :most))""")
                    .param("oldest", utc(oldest))
                    .param("most", MOST_AT_ONCE)
                    .update();
            all += gone;
        } while (gone == MOST_AT_ONCE);
        return all;
    }

    /** A row as JSON. */
    private record HourRow(
            String node,
            Instant at,
            @Nullable Double kwh,
            @Nullable Double itKwh,
            @Nullable Double puePlusMinus,
            boolean interpolated,
            String silent) {

        static HourRow of(CountedHour hour) {
            return new HourRow(
                    hour.node(),
                    hour.at(),
                    nullable(hour.kwh()),
                    nullable(hour.itKwh()),
                    nullable(hour.puePlusMinus()),
                    hour.interpolated(),
                    String.join(",", hour.silent()));
        }

        private static @Nullable Double nullable(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : null;
        }
    }

    private static CountedHour hour(ResultSet row, int number) throws SQLException {
        String silent = row.getString("silent");
        return new CountedHour(
                row.getString("node"),
                at(row),
                optional(row, "kwh"),
                optional(row, "it_kwh"),
                optional(row, "pue_plus_minus"),
                row.getBoolean("interpolated"),
                silent.isEmpty() ? List.of() : Arrays.asList(silent.split(",")));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
