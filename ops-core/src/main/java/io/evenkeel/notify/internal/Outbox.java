package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Post;
import io.evenkeel.notify.Notifications.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code notify.notice} for those who put notices in, take them back and ask about them; {@link NoticeAttempts} is the sender's. */
@Repository
class Outbox {

    static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Notice notice, Instant now) {
        insert(notice, now, now, false, null);
    }

    /** Stores a notice that goes at a later moment with all others whose carrier has the same key. */
    void putCarried(Notice notice, String carrier, Instant due, Instant now) {
        var empty = new Notice(carrier, notice.channel(), notice.personId(), notice.address(), "", "", "");
        insert(empty, due, now, true, null);
        insert(notice, due, now, false, carrier);
    }

    private void insert(Notice notice, Instant due, Instant now, boolean carrier, @Nullable String carriedBy) {
        jdbc.sql("""
                        INSERT INTO notify.notice (key, channel, person_id, address, subject, body, about, created_at,
                            state, attempts, due_at, detail, changed_at, carrier, carried_by, post, enclosure, pressing)
                        VALUES (:key, :channel, :person, :address, :subject, :body, :about, :now,
                            'waiting', 0, :due, '', :now, :carrier, :carriedBy, cast(:post as jsonb), :enclosure, :pressing)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .param("key", notice.key())
                .param("channel", notice.channel().name())
                .param("person", notice.personId())
                .param("address", notice.address())
                .param("subject", notice.subject())
                .param("body", notice.text())
                .param("about", notice.about())
                .param("now", utc(now))
                .param("due", utc(due))
                .param("carrier", carrier)
                .param("carriedBy", carriedBy)
                .param("post", notice.post().map(JSON::writeValueAsString).orElse(null))
                .param("enclosure", notice.enclosure().orElse(null))
                .param("pressing", notice.pressing())
                .update();
    }

    boolean knows(String key) {
        return jdbc.sql("SELECT count(*) FROM notify.notice WHERE key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Nobody tries them again; returns how many were taken back before anybody began. */
    int withdraw(String about, Instant now) {
        jdbc.sql("""
                        UPDATE notify.notice SET unwanted = true
                        WHERE about = :about AND state = 'waiting' AND leased_until >= :now
                        """).param("about", about).param("now", utc(now)).update();
        return jdbc.sql("""
                        UPDATE notify.notice
                        SET state = 'withdrawn', detail = 'No longer needed.', leased_until = NULL, changed_at = :now
                        WHERE about = :about AND state = 'waiting' AND (leased_until IS NULL OR leased_until < :now)
                        """).param("about", about).param("now", utc(now)).update();
    }

    /** Removes settled ones; returns how many, at most {@code most}. */
    int deleteSettledBefore(Instant moment, int most) {
        return jdbc.sql("""
                        DELETE FROM notify.notice WHERE key IN (
                            SELECT key FROM notify.notice WHERE state <> 'waiting' AND changed_at < :moment LIMIT :most)
                        """).param("moment", utc(moment)).param("most", most).update();
    }

    List<Sent> about(String subject, int most) {
        return jdbc.sql("""
                        SELECT * FROM (
                            SELECT * FROM notify.notice WHERE about = :about ORDER BY created_at DESC, key LIMIT :most
                        ) newest ORDER BY created_at, key
                        """)
                .param("about", subject)
                .param("most", most)
                .query((row, number) -> new Sent(
                        notice(row),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("detail"),
                        instant(row, "changed_at")))
                .list();
    }

    int countSince(UUID person, String about, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FROM notify.notice
                        WHERE person_id = :person AND about = :about AND created_at > :since
                        """)
                .param("person", person)
                .param("about", about)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("key"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("person_id", UUID.class),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("about"),
                Optional.empty(),
                Optional.ofNullable(row.getString("post")).map(post -> JSON.readValue(post, Post.class)),
                Optional.ofNullable(row.getString("enclosure")),
                row.getBoolean("pressing"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
