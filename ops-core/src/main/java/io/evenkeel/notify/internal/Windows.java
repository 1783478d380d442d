package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.internal.Gathering.Decision;
import io.evenkeel.notify.internal.Gathering.Window;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notify.gathering}. */
@Repository
class Windows {

    private final JdbcClient jdbc;

    Windows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Decides for one notice, in the caller's transaction; a second one for the same address waits until that ends.
     *
     * @return when it is sent with others; empty if it goes at once
     */
    Optional<Instant> place(Notice notice, Rank rank, Instant now) {
        hold(notice, now);
        Decision decision = Gathering.decide(find(notice), rank, now);
        store(notice, decision.window());
        return decision.waits() ? Optional.of(decision.window().until()) : Optional.empty();
    }

    /** A row that nobody has yet cannot be locked; one that is long over means the same as none. */
    private void hold(Notice notice, Instant now) {
        jdbc.sql("""
                        INSERT INTO notify.gathering (person_id, channel, address, until_at, filled, highest)
                        VALUES (:person, :channel, :address, :over, false, 0) ON CONFLICT DO NOTHING
                        """)
                .param("person", notice.personId())
                .param("channel", notice.channel().name())
                .param("address", notice.address())
                .param("over", utc(now.minus(Gathering.WINDOW)))
                .update();
    }

    private Optional<Window> find(Notice notice) {
        return jdbc.sql("""
                        SELECT until_at, filled, highest FROM notify.gathering
                        WHERE person_id = :person AND channel = :channel AND address = :address FOR UPDATE
                        """)
                .param("person", notice.personId())
                .param("channel", notice.channel().name())
                .param("address", notice.address())
                .query((row, number) -> new Window(
                        row.getObject("until_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("filled"),
                        row.getInt("highest")))
                .optional();
    }

    private void store(Notice notice, Window window) {
        jdbc.sql("""
                        UPDATE notify.gathering SET until_at = :until, filled = :filled, highest = :highest
                        WHERE person_id = :person AND channel = :channel AND address = :address
                        """)
                .param("person", notice.personId())
                .param("channel", notice.channel().name())
                .param("address", notice.address())
                .param("until", utc(window.until()))
                .param("filled", window.filled())
                .param("highest", window.highest())
                .update();
    }

    /** The same for all that wait for the same moment. */
    static String carrierKey(Notice notice, Instant until) {
        return "gathered/" + notice.personId() + "/" + notice.channel() + "/" + notice.address() + "/"
                + until.toEpochMilli();
    }

    void forgetBefore(Instant moment) {
        jdbc.sql("DELETE FROM notify.gathering WHERE until_at < :moment")
                .param("moment", utc(moment))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
