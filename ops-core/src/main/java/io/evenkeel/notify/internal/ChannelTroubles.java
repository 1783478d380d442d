package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.TroubleBegan;
import io.evenkeel.notify.Troubles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts, address by address, the attempts that failed in a row, and tells when it is the third. */
@Service
class ChannelTroubles implements Troubles {

    static final int TOO_OFTEN = 3;
    /** Several notices that meet the same outage at the same moment are one failure, not three. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(4);

    private final JdbcClient jdbc;
    private final HeartbeatSetting heartbeat;
    private final ApplicationEventPublisher events;

    ChannelTroubles(JdbcClient jdbc, HeartbeatSetting heartbeat, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.heartbeat = heartbeat;
        this.events = events;
    }

    @Override
    public List<Trouble> all() {
        var troubles = new ArrayList<>(channels());
        heartbeat.trouble().ifPresent(troubles::add);
        troubles.sort(Comparator.comparing(Trouble::since));
        return List.copyOf(troubles);
    }

    /** In the transaction that settles the attempt. */
    void worked(Notice notice) {
        if (notice.channel() == Channel.CONSOLE) {
            return;
        }
        jdbc.sql("""
                        DELETE FROM notify.trouble
                        WHERE channel = :channel AND address = :address AND person_id = :person
                        """)
                .param("channel", notice.channel().name())
                .param("address", notice.address())
                .param("person", notice.personId())
                .update();
    }

    /** Counts only contacts that are in use: a code to an address with a typing error is no alarm for anybody. */
    void failed(Notice notice, String reason, Instant now) {
        if (notice.channel() == Channel.CONSOLE) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO notify.trouble AS known
                            (channel, address, person_id, failures, since, last_at, reason)
                        SELECT :channel, :address, :person, 1, :now, :now, :reason FROM notify.contact
                        WHERE person_id = :person AND channel = :channel AND verified_at IS NOT NULL
                            AND (address = :address OR id::text = :address)
                        ON CONFLICT (channel, address, person_id) DO UPDATE SET
                            failures = known.failures + 1, last_at = :now, reason = :reason
                            WHERE known.last_at <= :earlier
                        RETURNING *
                        """)
                .param("channel", notice.channel().name())
                .param("address", notice.address())
                .param("person", notice.personId())
                .param("reason", reason)
                .param("now", utc(now))
                .param("earlier", utc(now.minus(SAME_MOMENT)))
                .query((row, number) -> new Counted(row.getInt("failures"), trouble(row)))
                .optional()
                .filter(counted -> counted.failures() == TOO_OFTEN)
                .ifPresent(counted -> events.publishEvent(new TroubleBegan(counted.trouble())));
    }

    private record Counted(int failures, Trouble trouble) {}

    private List<Trouble> channels() {
        return jdbc.sql("SELECT * FROM notify.trouble WHERE failures >= :often ORDER BY since")
                .param("often", TOO_OFTEN)
                .query((row, number) -> trouble(row))
                .list();
    }

    private static Trouble trouble(ResultSet row) throws SQLException {
        String address = row.getString("address");
        String subject = row.getString("channel").equals("EMAIL") ? address : "webhook " + address.substring(0, 8);
        return new Trouble(
                "channel-failed",
                subject,
                row.getString("reason"),
                "Messages to " + subject + " do not get out: " + row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
