package io.evenkeel.energy.internal.tariff;

import io.evenkeel.energy.EnergyTariffs.StoredTariff;
import io.evenkeel.energy.Tariff;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tariffs in their table, terms as JSON in which prices stay decimal. */
@Component
public class TariffRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    TariffRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredTariff> all() {
        return jdbc.sql("select terms, version from energy.tariff order by valid_from")
                .query((row, number) ->
                        new StoredTariff(JSON.readValue(row.getString("terms"), Tariff.class), row.getLong("version")))
                .list();
    }

    public TariffBook book() {
        return new TariffBook(all().stream().map(StoredTariff::tariff).toList());
    }

    /** Keeps others from changing it until the transaction ends; 0 for one that is not there. */
    long lock(LocalDate from) {
        return jdbc.sql("select version from energy.tariff where valid_from = :from for update")
                .param("from", from)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    int count() {
        return jdbc.sql("select count(*) from energy.tariff")
                .query(Integer.class)
                .single();
    }

    /** @return its version, which tells whether it was there after all */
    long keep(Tariff tariff) {
        return jdbc.sql("""
                        insert into energy.tariff (valid_from, terms, version) values (:from, cast(:terms as jsonb), 1)
                        on conflict (valid_from) do update set terms = excluded.terms, version = tariff.version + 1
                        returning version""")
                .param("from", tariff.from())
                .param("terms", JSON.writeValueAsString(tariff))
                .query(Long.class)
                .single();
    }

    boolean remove(LocalDate from) {
        return jdbc.sql("delete from energy.tariff where valid_from = :from")
                        .param("from", from)
                        .update()
                > 0;
    }
}
