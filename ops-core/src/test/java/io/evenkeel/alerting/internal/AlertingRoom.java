package io.evenkeel.alerting.internal;

import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.alerting.Dismissals;
import io.evenkeel.alerting.RuleFiles;
import io.evenkeel.alerting.Silences;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.Samples;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole room on a real database, with a clock that a test moves and measurements that it makes up. */
final class AlertingRoom implements AutoCloseable {

    static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");

    final List<Object> told = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    private final HikariDataSource database = pooled(TestDatabase.fresh());
    private final Path data;
    private final Map<String, Double> measured = new TreeMap<>();
    private final Measurements measurements = new Measurements();
    private Instant now = NIGHT;
    private boolean databaseSlow;
    private long fileTime = 1_000_000_000_000L;

    Rules rules;
    RuleBook book;
    AlertRows rows;
    RuleOverview overview;
    StoredTryRules trials;
    StoredAlerts alerts;
    AlertSteps steps;
    GroupRuns runs;
    ReceivedAlerts received;
    Silences silences;
    Dismissals dismissals;
    RuleFiles files;

    AlertingRoom(Path data) {
        this.data = data;
        restart();
    }

    /** All that is kept in memory is gone. */
    void restart() {
        try {
            JdbcClient jdbc = JdbcClient.create(database);
            var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
            rows = new AlertRows(jdbc);
            steps = new AlertSteps(jdbc);
            book = new RuleBook(data, new AcceptedFiles(jdbc), () -> now);
            var states = new RuleStates(jdbc);
            var running = new RunningTrial(jdbc, book);
            var lock = new MutingLock(jdbc);
            var silenceRows = new SilenceRows(jdbc);
            var dismissalRows = new DismissalRows(jdbc);
            var announcements = new Announcements(
                    rows, steps, silenceRows, dismissalRows, lock, told::add, transactions, () -> now);
            var run = new RuleRun(measurements, rows, states, announcements, transactions);
            runs = new GroupRuns(run, noMetrics());
            received = new ReceivedAlerts(
                    rows, new ReceivedRows(jdbc), steps, announcements, transactions, () -> now, noMetrics());
            var quiet = new HostSilence(mock(Fleet.class), measurements);
            rules = new Rules(
                    book,
                    running,
                    quiet,
                    () -> {},
                    run,
                    runs,
                    states,
                    rows,
                    silenceRows,
                    dismissalRows,
                    received,
                    announcements,
                    () -> now);
            overview = new RuleOverview(book, running, states, runs, rows, () -> now);
            trials = new StoredTryRules(running, measurements, audit(), () -> now);
            alerts = new StoredAlerts(rows, steps, book);
            silences = inTransactions(
                    Silences.class,
                    new StoredSilences(silenceRows, lock, announcements, audit(), () -> now),
                    transactions);
            dismissals = inTransactions(
                    Dismissals.class,
                    new StoredDismissals(dismissalRows, rows, lock, announcements, book, audit(), () -> now),
                    transactions);
            files = inTransactions(
                    RuleFiles.class,
                    new StoredRuleFiles(book, new AcceptedFiles(jdbc), audit(), () -> now),
                    transactions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A night has thousands of transactions; a connection for each would take most of the test's time. */
    private static HikariDataSource pooled(DriverManagerDataSource source) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(source.getUrl());
        settings.setUsername(source.getUsername());
        settings.setPassword(source.getPassword());
        settings.setMaximumPoolSize(6);
        settings.setMinimumIdle(1);
        return new HikariDataSource(settings);
    }

    @Override
    public void close() {
        runs.stop();
        database.close();
    }

    private static ObjectProvider<MeterRegistry> noMetrics() {
        return new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class);
    }

    /** What Spring's proxy does. */
    private static <T> T inTransactions(Class<T> door, T inside, TransactionTemplate transactions) {
        return door.cast(Proxy.newProxyInstance(
                door.getClassLoader(),
                new Class<?>[] {door},
                (proxy, method, arguments) -> transactions.execute(running -> {
                    try {
                        return method.invoke(inside, arguments);
                    } catch (InvocationTargetException e) {
                        throw (RuntimeException) e.getCause();
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }

    private Audit audit() {
        return new Audit() {
            @Override
            public void record(Actor actor, String verb, String subject, Map<String, String> facts) {
                audited.add(verb + " " + subject);
            }

            @Override
            public List<Act> list(Optional<String> subject, Optional<Long> before, int limit) {
                return List.of();
            }
        };
    }

    /** Own rules in {@code night.yml}: those given, in a group that is evaluated each 15 s. */
    void rules(String... rules) {
        file(
                "night.yml",
                "groups:\n- name: night\n  rules:\n" + String.join("\n", rules).indent(2));
    }

    /** Empty files in the place of the shipped ones: a night is about its own rules. */
    void noShippedRules() {
        for (String name : List.of("host.yml", "trends.yml", "postgresql.yml", "redis.yml", "web.yml")) {
            file(name, "groups: []");
        }
    }

    void file(String name, String text) {
        try {
            Path file = Files.createDirectories(data.resolve("rules")).resolve(name);
            Files.writeString(file, text);
            fileTime += 2_000;
            Files.setLastModifiedTime(file, FileTime.fromMillis(fileTime));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void removeFile(String name) {
        try {
            Files.delete(data.resolve("rules").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the series has that value at every moment. */
    void measures(String series, double value) {
        measured.put(series, value);
    }

    void measuresNoMore(String series) {
        measured.remove(series);
    }

    void databaseIsSlow(boolean slow) {
        databaseSlow = slow;
    }

    Instant now() {
        return now;
    }

    /** So many alerts of other systems fire beside those of the test. */
    void othersSent(int alerts) {
        JdbcClient.create(database)
                .sql("""
                        INSERT INTO alerting.alert (fingerprint, rule_key, file, state, labels, annotations, expression,
                            value, active_since, firing_since, updated_at, version, source, announced, ends_at)
                        SELECT 'other-' || number, 'external', 'external', 'FIRING', '{}', '{}', '', 0, :now, :now, :now, 1,
                            'external', true, :now + interval '1 day'
                        FROM generate_series(1, :alerts) number""")
                .param("now", AlertRows.utc(now))
                .param("alerts", alerts)
                .update();
    }

    /** Time goes on, and the rules are woken every five seconds. */
    void passes(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(5);
            rules.evaluateWhatIsDue();
        }
    }

    /** Time goes on while nobody evaluates. */
    void isDark(Duration time) {
        now = now.plus(time);
    }

    void wake() {
        rules.evaluateWhatIsDue();
    }

    List<String> toldShortly() {
        return told.stream()
                .map(event -> switch (event) {
                    case AlertFiring firing -> "firing " + shortly(firing.alert());
                    case AlertMuted muted -> "muted " + shortly(muted.alert());
                    case AlertResolved resolved -> "resolved " + shortly(resolved.alert());
                    default -> event.toString();
                })
                .toList();
    }

    List<String> active() {
        return alerts.active().stream()
                .map(alert -> alert.state() + " " + shortly(alert))
                .toList();
    }

    private static String shortly(Alert alert) {
        String host = alert.labels().getOrDefault("host", "");
        return alert.labels().get("alertname") + (host.isEmpty() ? "" : " " + host);
    }

    Optional<String> errorOf(String alertname) {
        return overview.overview().groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.name().equals(alertname))
                .findFirst()
                .orElseThrow()
                .error();
    }

    /** A store whose series have one value, now. */
    private final class Measurements implements MetricStore {

        @Override
        public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
            if (databaseSlow) {
                throw new QueryTimeoutException("the database is slow");
            }
            var lines = measured.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .toArray(String[]::new);
            var counters = measured.entrySet().stream()
                    .filter(e -> e.getKey().contains("_total"))
                    .map(e -> e.getKey() + " 0+" + e.getValue() * 10 + "x10")
                    .toArray(String[]::new);
            var found = new ArrayList<Series>(
                    Samples.every(Duration.ofSeconds(1), to, lines).select(matchers, from, to));
            if (counters.length > 0) {
                found.clear();
                found.addAll(Samples.every(Duration.ofSeconds(10), to.minusSeconds(100), counters)
                        .select(matchers, from, to));
            }
            return found;
        }

        @Override
        public List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to) {
            return select(matchers, from, to);
        }

        /** For two days everything was 10. */
        @Override
        public List<Series> selectForWeeks(List<Matcher> matchers, Instant from, Instant to) {
            var lines = measured.entrySet().stream()
                    .map(e -> e.getKey() + " 10+0x575 " + e.getValue())
                    .toArray(String[]::new);
            return Samples.every(Duration.ofMinutes(5), to.minus(Duration.ofDays(2)), lines)
                    .select(matchers, from, to);
        }

        @Override
        public Written write(Source source, List<TimeSeries> batch) {
            return new Written(0, 0, 0);
        }

        @Override
        public List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public SortedSet<String> labelNames(List<List<Matcher>> anyOf) {
            return new TreeSet<>();
        }

        @Override
        public SortedSet<String> labelValues(String label, List<List<Matcher>> anyOf) {
            return new TreeSet<>();
        }
    }
}
