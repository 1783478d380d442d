package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Alerts that stand in the tables when a newer version starts. */
class AlertMigrationTest {
    private final DriverManagerDataSource database = TestDatabase.empty();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void alertsOfBeforeGoOn() {
        migrateTo("002");
        row("aaaa", "host.yml/host/HostDiskFull", "host.yml", "FIRING", 7);
        row("bbbb", "own/mine.yml/mine/Mine", "own/mine.yml", "PENDING", 1_795_000_000_000L);
        row("cccc", "host.yml/host/HostSilent", "host.yml", "RESOLVED", 9);
        migrateTo("latest");

        var rows = new AlertRows(jdbc);
        assertThat(rows.active())
                .extracting(watched -> watched.alert().fingerprint())
                .containsExactly("aaaa", "bbbb");
        Watched firing = rows.find("aaaa").orElseThrow();
        assertThat(firing.announced()).as("others were told").isTrue();
        assertThat(firing.alert().source()).isEqualTo("rule");
        Watched own = rows.find("bbbb").orElseThrow();
        assertThat(own.rule()).isEqualTo("mine.yml/mine/Mine");
        assertThat(own.announced()).isFalse();
        assertThat(rows.change(firing).alert().version())
                .as("above every version that anybody has heard")
                .isGreaterThan(1_795_000_000_000L);
    }

    @Test
    void ofOneAlertOnlyOneStretchIsActive() {
        migrateTo("002");
        row("aaaa", "host.yml/host/HostDiskFull", "host.yml", "FIRING", 7);
        migrateTo("latest");
        var rows = new AlertRows(jdbc);
        Watched firing = rows.find("aaaa").orElseThrow();
        assertThatThrownBy(() -> rows.insert(firing)).isInstanceOf(DuplicateKeyException.class);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas("alerting")
                .locations("classpath:db/migration/alerting")
                .target(version.equals("latest") ? MigrationVersion.LATEST : MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    private void row(String fingerprint, String rule, String file, String state, long version) {
        jdbc.sql("""
                        insert into alerting.alert (fingerprint, rule_key, file, state, labels, annotations, expression, value,
                            active_since, firing_since, resolved_at, held_at, version)
                        values (:fingerprint, :rule, :file, :state, '{"alertname": "A"}', '{}', 'x > 1', 2,
                            '2026-11-20T00:00:00Z', :firing::timestamptz, :resolved::timestamptz, '2026-11-20T00:00:00Z', :version)
                        """)
                .param("fingerprint", fingerprint)
                .param("rule", rule)
                .param("file", file)
                .param("state", state)
                .param("firing", state.equals("PENDING") ? null : "2026-11-20T00:05:00Z")
                .param("resolved", state.equals("RESOLVED") ? "2026-11-20T01:00:00Z" : null)
                .param("version", version)
                .update();
    }
}
