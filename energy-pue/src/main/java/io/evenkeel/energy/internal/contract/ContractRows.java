package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear.Agreed;
import io.evenkeel.energy.ContractYear.Entry;
import io.evenkeel.energy.MeteredYear.Period;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Contracts and months entered by hand, in their tables; decimals stay decimal. */
@Component
class ContractRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Period>> PERIODS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ContractRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That of the year, else the newest before it. */
    Optional<Agreed> of(int year) {
        return jdbc.sql("""
                        select year, terms, version from energy.contract where year <= :year order by year desc limit 1""")
                .param("year", year)
                .query((row, number) -> new Agreed(
                        row.getInt("year"),
                        JSON.readValue(row.getString("terms"), Contract.class),
                        row.getLong("version")))
                .optional();
    }

    /** Keeps others from changing it until the transaction ends; 0 for one that is not there. */
    long lock(int year) {
        return jdbc.sql("select version from energy.contract where year = :year for update")
                .param("year", year)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @return its version, which tells whether it was there after all */
    long keep(int year, Contract contract) {
        return jdbc.sql("""
                        insert into energy.contract (year, terms, version) values (:year, cast(:terms as jsonb), 1)
                        on conflict (year) do update set terms = excluded.terms, version = contract.version + 1
                        returning version""")
                .param("year", year)
                .param("terms", JSON.writeValueAsString(contract))
                .query(Long.class)
                .single();
    }

    /** By month. */
    Map<Integer, Entry> entries(int year) {
        Map<Integer, Entry> entries = new HashMap<>();
        jdbc.sql("""
                        select month, periods, reason, entered_at, entered_by_name from energy.month_entry
                        where year = :year""")
                .param("year", year)
                .query((row, number) -> entries.put(
                        row.getInt("month"),
                        new Entry(
                                JSON.readValue(row.getString("periods"), PERIODS),
                                row.getString("reason"),
                                row.getObject("entered_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("entered_by_name"))))
                .list();
        return entries;
    }

    void enter(int year, int month, Entry entry) {
        jdbc.sql("""
                        insert into energy.month_entry (year, month, periods, reason, entered_at, entered_by_name)
                        values (:year, :month, cast(:periods as jsonb), :reason, :at, :name)
                        on conflict (year, month) do update set periods = excluded.periods, reason = excluded.reason,
                            entered_at = excluded.entered_at, entered_by_name = excluded.entered_by_name""")
                .param("year", year)
                .param("month", month)
                .param("periods", JSON.writeValueAsString(entry.periods()))
                .param("reason", entry.reason())
                .param("at", utc(entry.enteredAt()))
                .param("name", entry.enteredByName())
                .update();
    }

    boolean remove(int year, int month) {
        return jdbc.sql("delete from energy.month_entry where year = :year and month = :month")
                        .param("year", year)
                        .param("month", month)
                        .update()
                > 0;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
