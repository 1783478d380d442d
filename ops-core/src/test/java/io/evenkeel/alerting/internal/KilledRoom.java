package io.evenkeel.alerting.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.alerting.Silences.Draft;
import io.evenkeel.alerting.Silences.State;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.Matcher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The part of the room that mutes and tells, in a JVM of its own that somebody kills. One thread sends alerts, another makes
 * and ends silences; what is told is written into {@code public.told} in the transaction that tells it, what was confirmed
 * into {@code public.confirmed} after it was.
 */
final class KilledRoom {
    static final String TABLES = """
            create table public.told (version bigint primary key, host text, kind text, began timestamptz, told timestamptz);
            create table public.confirmed (number bigserial primary key, host text, act text, silence uuid,
                began timestamptz, confirmed timestamptz);
            create table public.wrong (what text);
            """;
    private static final List<String> HOSTS = List.of("a", "b", "c", "d");
    private static final Actor ACTOR = Actor.system("test");

    /** When the act of this thread began. */
    private static final ThreadLocal<Instant> BEGAN = ThreadLocal.withInitial(() -> Instant.EPOCH);

    private final InstantSource clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final StoredSilences silences;
    private final ReceivedAlerts received;
    final Announcements announcements;
    final AlertRows rows;
    final AlertSteps steps;

    KilledRoom(HikariDataSource database, InstantSource clock) {
        this.clock = clock;
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        rows = new AlertRows(jdbc);
        steps = new AlertSteps(jdbc);
        var silenceRows = new SilenceRows(jdbc);
        var lock = new MutingLock(jdbc);
        announcements = new Announcements(
                rows, steps, silenceRows, new DismissalRows(jdbc), lock, this::told, transactions, clock);
        received = new ReceivedAlerts(
                rows,
                new ReceivedRows(jdbc),
                steps,
                announcements,
                transactions,
                clock,
                new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
        silences = new StoredSilences(silenceRows, lock, announcements, Mockito.mock(Audit.class), clock);
    }

    static HikariDataSource pool(String url, String user, String password) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(4);
        return new HikariDataSource(settings);
    }

    /** Arguments: URL, user, password and seed. Runs until it is killed. */
    public static void main(String[] arguments) {
        var room = new KilledRoom(pool(arguments[0], arguments[1], arguments[2]), InstantSource.system());
        var random = new SplittableRandom(Long.parseLong(arguments[3]));
        SplittableRandom other = random.split();
        Thread.ofPlatform().daemon().name("silences").start(() -> {
            while (true) {
                room.muteOrUnmute(other);
            }
        });
        for (int i = 0; ; i++) {
            room.sendOrLook(random);
            if (i == 3) {
                System.out.println("ready");
            }
        }
    }

    private void told(Object event) {
        var alert = switch (event) {
            case AlertFiring firing -> firing.alert();
            case AlertMuted muted -> muted.alert();
            case AlertResolved resolved -> resolved.alert();
            default -> throw new IllegalStateException(event.toString());
        };
        jdbc.sql("insert into public.told values (:version, :host, :kind, :began, :told)")
                .param("version", alert.version())
                .param("host", alert.labels().get("host"))
                .param("kind", event.getClass().getSimpleName().replace("Alert", ""))
                .param("began", AlertRows.utc(BEGAN.get()))
                .param("told", AlertRows.utc(clock.instant()))
                .update();
    }

    private void sendOrLook(SplittableRandom random) {
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        BEGAN.set(clock.instant());
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                long act = attempt(host, "fires", Optional.empty());
                received.take(ACTOR, List.of(alert(host, Optional.empty())));
                confirm(act);
            }
            case 2 -> {
                long act = attempt(host, "ends", Optional.empty());
                received.take(
                        ACTOR, List.of(alert(host, Optional.of(clock.instant().minusMillis(1)))));
                confirm(act);
            }
            default -> announcements.look(clock.instant());
        }
    }

    private void muteOrUnmute(SplittableRandom random) {
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        Instant now = clock.instant();
        BEGAN.set(now);
        if (random.nextInt(3) > 0) {
            var draft = new Draft(
                    List.of(new Matcher("host", Matcher.Kind.EQUAL, host)),
                    now,
                    now.plusMillis(20 + random.nextInt(2_000)),
                    "test");
            UUID id = transactions.execute(running -> silences.put(ACTOR, Optional.empty(), draft));
            confirm(attempt(host, "mutes", Optional.ofNullable(id)));
            for (int look = 0; look < 3; look++) {
                everythingIsMuted(host, String.valueOf(id), draft.endsAt());
            }
        } else {
            silences.all().stream()
                    .filter(silence -> silence.state(clock.instant()) == State.ACTIVE)
                    .findFirst()
                    .ifPresent(silence -> transactions.executeWithoutResult(running -> {
                        try {
                            silences.expire(ACTOR, silence.id());
                        } catch (Refusal overMeanwhile) {
                            running.setRollbackOnly();
                        }
                    }));
        }
    }

    /** From its confirmation to its end, a silence is over every firing alert that it matches, whoever stored that when. */
    private void everythingIsMuted(String host, String silence, Instant end) {
        List<String> told = jdbc.sql("""
                        select fingerprint from alerting.alert
                        where state = 'FIRING' and labels ->> 'host' = :host and not :silence = any (muted_by)""")
                .param("host", host)
                .param("silence", silence)
                .query((row, n) -> row.getString("fingerprint"))
                .list();
        if (!told.isEmpty() && clock.instant().isBefore(end)) {
            jdbc.sql("insert into public.wrong values (:what)")
                    .param("what", told + " fires unmuted under " + silence)
                    .update();
        }
    }

    private long attempt(String host, String act, Optional<UUID> silence) {
        return jdbc.sql("""
                        insert into public.confirmed (host, act, silence, began) values (:host, :act, :silence, :began)
                        returning number""")
                .param("host", host)
                .param("act", act)
                .param("silence", silence.orElse(null))
                .param("began", AlertRows.utc(BEGAN.get()))
                .query(Long.class)
                .single();
    }

    private void confirm(long act) {
        jdbc.sql("update public.confirmed set confirmed = :now where number = :act")
                .param("now", AlertRows.utc(clock.instant()))
                .param("act", act)
                .update();
    }

    private static PostedAlert alert(String host, Optional<Instant> end) {
        return new PostedAlert(
                Map.of("alertname", "Down", "host", host), Map.of(), Optional.empty(), end, Optional.empty());
    }
}
