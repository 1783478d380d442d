package io.evenkeel.energy.internal;

import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Reading;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people wrote down: readings, and factors of carbon. */
@Component
class ReadingRows {
    private static final int MOST = 500_000;

    private final JdbcClient jdbc;

    ReadingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in a span, with the last before and the first after it, in the order of time. */
    List<Reading> around(String meter, Instant from, Instant to) {
        return jdbc.sql("""
                        select at, value from energy.reading where meter = :meter
                            and at >= coalesce((select max(at) from energy.reading where meter = :meter and at <= :from), :from)
                            and at <= coalesce((select min(at) from energy.reading where meter = :meter and at >= :to), :to)
                        order by at limit :most""")
                .param("meter", meter)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", MOST)
                .query((row, number) ->
                        new Reading(row.getObject("at", OffsetDateTime.class).toInstant(), row.getDouble("value")))
                .list();
    }

    /** When the one before a moment was. */
    Optional<Instant> before(String meter, Instant moment) {
        return jdbc.sql("select at from energy.reading where meter = :meter and at < :moment order by at desc limit 1")
                .param("meter", meter)
                .param("moment", utc(moment))
                .query((row, number) ->
                        row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void enter(String meter, List<Reading> readings, Instant now, String name) {
        jdbc.sql("""
                        insert into energy.reading (meter, at, value, entered_at, entered_by_name)
                        select :meter, at, value, :now, :name
                        from jsonb_to_recordset(cast(:rows as jsonb)) as row (at timestamptz, value double precision)
                        on conflict (meter, at) do update set value = excluded.value, entered_at = excluded.entered_at,
                            entered_by_name = excluded.entered_by_name""")
                .param("meter", meter)
                .param("now", utc(now))
                .param("name", name)
                .param("rows", JsonMapper.shared().writeValueAsString(readings))
                .update();
    }

    /** Of that year, else the newest before it. */
    Optional<CarbonFactor> carbon(int year) {
        return jdbc.sql("""
                        select year, kg_per_kwh, source from energy.carbon where year <= :year order by year desc limit 1""")
                .param("year", year)
                .query((row, number) ->
                        new CarbonFactor(row.getInt("year"), row.getDouble("kg_per_kwh"), row.getString("source")))
                .optional();
    }

    void carbon(CarbonFactor factor) {
        jdbc.sql("""
                        insert into energy.carbon (year, kg_per_kwh, source) values (:year, :kg, :source)
                        on conflict (year) do update set kg_per_kwh = excluded.kg_per_kwh, source = excluded.source""")
                .param("year", factor.year())
                .param("kg", factor.kgPerKwh())
                .param("source", factor.source())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
