package io.evenkeel.oncall.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alarms of our own as rows. */
@Component
class AlarmRows {
    private final JdbcClient jdbc;

    AlarmRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject the policy's id */
    record AlarmRow(String code, String subject, String sentence, Instant since) {}

    void insert(AlarmRow alarm) {
        jdbc.sql("""
                        insert into oncall.alarm (code, subject, sentence, since) values (:code, :subject, :sentence, :since)
                        on conflict (code, subject) do update set sentence = excluded.sentence""")
                .param("code", alarm.code())
                .param("subject", alarm.subject())
                .param("sentence", alarm.sentence())
                .param("since", alarm.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<AlarmRow> all() {
        return jdbc.sql("select * from oncall.alarm order by since")
                .query((row, number) -> new AlarmRow(
                        row.getString("code"),
                        row.getString("subject"),
                        row.getString("sentence"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    void delete(String subject) {
        jdbc.sql("delete from oncall.alarm where subject = :subject")
                .param("subject", subject)
                .update();
    }
}
