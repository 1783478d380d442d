package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules on a real database; only the measurements are made up. */
class RuleRunTest {
    private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");
    private static final Rule RULE = new Rule(
            "f.yml",
            "g",
            "Busy",
            PromQl.parse("x > 5"),
            Duration.ofMinutes(5),
            Duration.ZERO,
            Map.of("severity", Template.parse("high")),
            Map.of("summary", Template.parse("busy")),
            Optional.empty());

    private final MetricStore store = mock();
    private final List<Object> told = new ArrayList<>();
    private final DataSource database = TestDatabase.fresh();
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private final AlertRows rows = new AlertRows(JdbcClient.create(database));
    private RuleRun run = new RuleRun(store, rows, told::add, transactions);

    @Test
    void tellsOthersWhenAnAlertFiresAndWhenItStops() {
        at(0, 9);
        at(5, 9);
        at(6, 1);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isInstanceOf(AlertFiring.class);
        assertThat(told.get(1)).isInstanceOf(AlertResolved.class);
    }

    @Test
    void aRestartLosesNoTimeAndFiresNothingTwice() {
        at(0, 9);
        afterRestart();
        at(5, 9);
        afterRestart();
        at(6, 9);
        assertThat(told).hasSize(1).first().isInstanceOf(AlertFiring.class);
        Alert alert = rows.active().getFirst().alert();
        assertThat(alert.activeSince()).isEqualTo(NIGHT);
        assertThat(alert.threshold()).contains(5.0);
    }

    @Test
    void nothingEndsWhileAgentsHaveNotReportedAfterAStart() {
        at(0, 9);
        at(5, 9);
        afterRestart();
        when(store.select(any(), any(), any())).thenReturn(List.of());
        run.evaluate(RULE, false, NIGHT.plus(Duration.ofMinutes(15)));
        assertThat(rows.active().getFirst().alert().state()).isEqualTo(Alert.State.FIRING);
        run.evaluate(RULE, true, NIGHT.plus(Duration.ofMinutes(18)));
        assertThat(rows.active()).isEmpty();
    }

    @Test
    void whatCannotBeEvaluatedResolvesNothing() {
        at(0, 9);
        at(5, 9);
        when(store.select(any(), any(), any()))
                .thenThrow(new org.springframework.dao.QueryTimeoutException("the database is slow"));
        run.evaluate(RULE, true, NIGHT.plus(Duration.ofMinutes(6)));
        assertThat(rows.active().getFirst().alert().state()).isEqualTo(Alert.State.FIRING);
        assertThat(run.outcome(RULE.key()).orElseThrow().error())
                .hasValueSatisfying(reason -> assertThat(reason).contains("slow"));
    }

    @Test
    void alertsOfARuleThatIsGoneEnd() {
        at(0, 9);
        at(5, 9);
        run.endOrphans(List.of(), Set.of(), NIGHT.plus(Duration.ofMinutes(6)));
        assertThat(told.getLast()).isInstanceOf(AlertResolved.class);
    }

    @Test
    void alertsOfAFileThatIsBrokenGoOn() {
        at(0, 9);
        at(5, 9);
        run.endOrphans(List.of(), Set.of("f.yml"), NIGHT.plus(Duration.ofMinutes(6)));
        assertThat(rows.active()).hasSize(1);
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        at(0, 9);
        at(1, 1);
        assertThat(rows.forgetResolvedBefore(NIGHT)).isZero();
        assertThat(rows.forgetResolvedBefore(NIGHT.plus(Duration.ofDays(1)))).isOne();
    }

    private void at(int minute, double value) {
        Instant now = NIGHT.plus(Duration.ofMinutes(minute));
        when(store.select(any(), any(), any()))
                .thenReturn(List.of(new MetricStore.Series(
                        Map.of("__name__", "x", "host", "a"), new long[] {now.toEpochMilli()}, new double[] {value})));
        run.evaluate(RULE, true, now);
    }

    /** All that is kept in memory is gone. */
    private void afterRestart() {
        run = new RuleRun(store, new AlertRows(JdbcClient.create(database)), told::add, transactions);
    }
}
