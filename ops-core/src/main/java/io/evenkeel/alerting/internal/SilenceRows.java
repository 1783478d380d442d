package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.telemetry.Matcher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code alerting.silence}. */
@Component
class SilenceRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Matcher>> MATCHERS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    SilenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Silence> all() {
        return jdbc.sql("""
                        select * from alerting.silence order by ends_at, id
                        """).query(SilenceRows::row).list();
    }

    /**
     * Those that mute at that time. One that was made to begin at once mutes from the moment it is stored, whatever an
     * asker's clock says that is a little behind.
     */
    List<Silence> activeAt(Instant now) {
        return jdbc.sql("""
                        select * from alerting.silence
                        where (starts_at <= :now or starts_at <= updated_at) and ends_at > :now order by ends_at, id
                        """)
                .param("now", AlertRows.utc(now))
                .query(SilenceRows::row)
                .list();
    }

    /** How many are not over at that time. */
    int countOpen(Instant now) {
        return jdbc.sql("""
                        select count(*) from alerting.silence where ends_at > :now
                        """)
                .param("now", AlertRows.utc(now))
                .query(Integer.class)
                .single();
    }

    Optional<Silence> find(UUID id) {
        return jdbc.sql("""
                        select * from alerting.silence where id = :id
                        """).param("id", id).query(SilenceRows::row).optional();
    }

    void store(Silence silence) {
        jdbc.sql("""
                        insert into alerting.silence (id, matchers, starts_at, ends_at, created_by, comment, updated_at)
                        values (:id, :matchers::jsonb, :startsAt, :endsAt, :createdBy, :comment, :updatedAt)
                        on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                            created_by = excluded.created_by, comment = excluded.comment,
                            updated_at = excluded.updated_at
                        """)
                .param("id", silence.id())
                .param("matchers", JSON.writeValueAsString(silence.matchers()))
                .param("startsAt", AlertRows.utc(silence.startsAt()))
                .param("endsAt", AlertRows.utc(silence.endsAt()))
                .param("createdBy", silence.createdBy())
                .param("comment", silence.comment())
                .param("updatedAt", AlertRows.utc(silence.updatedAt()))
                .update();
    }

    int forgetEndedBefore(Instant time) {
        return jdbc.sql("""
                        delete from alerting.silence where ends_at < :time
                        """).param("time", AlertRows.utc(time)).update();
    }

    private static Silence row(ResultSet row, int number) throws SQLException {
        return new Silence(
                row.getObject("id", UUID.class),
                JSON.readValue(row.getString("matchers"), MATCHERS),
                AlertRows.instant(row, "starts_at").orElseThrow(),
                AlertRows.instant(row, "ends_at").orElseThrow(),
                row.getString("created_by"),
                row.getString("comment"),
                AlertRows.instant(row, "updated_at").orElseThrow());
    }
}
