package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.ANY;
import static io.evenkeel.resource.internal.ResourceRoom.WHY;
import static io.evenkeel.resource.internal.ResourceRoom.as;
import static io.evenkeel.resource.internal.ResourceRoom.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resources.Idle;
import io.evenkeel.telemetry.MetricStore.Series;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQl.Threshold;
import io.evenkeel.telemetry.PromQlAnswer.Matrix;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody uses is found, and asked about once. */
class IdleTests {
    private static final String RULE = "100 * avg(cpu_busy) < 5";
    private static final Duration WATCHED = Duration.ofDays(14);

    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    /** In use for three weeks. */
    private Resource used() {
        room.put(watched(room.kind("vm"), RULE, 14));
        Resource resource = room.inUse();
        // As discovery does when its agent comes.
        room.jdbc
                .sql("update inventory.item set found_as = 'host/' || lower(name) where id = :id")
                .param("id", resource.item().orElseThrow())
                .update();
        room.passes(Duration.ofDays(21));
        room.notices.forget();
        return resource;
    }

    private void measured(Resource resource, Duration ago, Duration until, double busy) {
        room.measured.constant(
                "cpu_busy",
                Map.of("host", resource.itemName().orElseThrow().toLowerCase(java.util.Locale.ROOT)),
                room.clock.instant().minus(ago),
                room.clock.instant().minus(until),
                busy);
    }

    private List<String> idle() {
        return room.resources.idle(as(room.ping)).stream()
                .map(Idle::resource)
                .map(Resource::key)
                .toList();
    }

    @Test
    void whatIsIdleAllTheTimeIsOfferedToItsOwnerOnce() {
        Resource resource = used();
        measured(resource, WATCHED.plusDays(1), Duration.ZERO, 0.01);
        room.lookForIdle();
        room.lookForIdle();
        assertThat(idle()).containsExactly(resource.key());
        assertThat(room.told(room.lin)).containsExactly(resource.key() + " seems to be unused");
        room.resources.release(as(room.lin), resource.key(), WHY, ANY);
        assertThat(idle()).isEmpty();
        assertThat(room.find(resource.key()).state()).isEqualTo(State.GRACE);
    }

    @Test
    void whatIsKeptIsNotAskedAboutAgainBeforeItsDay() {
        Resource resource = used();
        measured(resource, WATCHED.plusDays(1), Duration.ofDays(-30), 0.01);
        room.lookForIdle();
        LocalDate until = LocalDate.ofInstant(room.clock.instant(), ZoneId.of("Asia/Shanghai"))
                .plusDays(10);
        assertThatThrownBy(() -> room.resources.keep(as(room.lin), resource.key(), WHY, until.minusDays(10), ANY))
                .hasMessageContaining("after today");
        room.resources.keep(as(room.lin), resource.key(), WHY, until, ANY);
        assertThat(idle()).isEmpty();
        room.passes(Duration.ofDays(9));
        room.lookForIdle();
        assertThat(idle()).isEmpty();
        room.passes(Duration.ofDays(1));
        room.lookForIdle();
        assertThat(idle()).containsExactly(resource.key());
    }

    @Test
    void whatIsUsedAgainIsAskedAboutNoLonger() {
        Resource resource = used();
        measured(resource, WATCHED.plusDays(1), Duration.ZERO, 0.01);
        room.lookForIdle();
        room.passes(Duration.ofDays(2));
        measured(resource, Duration.ofDays(2), Duration.ZERO, 0.7);
        room.lookForIdle();
        assertThat(idle()).isEmpty();
        assertThatThrownBy(() -> room.resources.keep(
                        as(room.lin),
                        resource.key(),
                        WHY,
                        room.find(resource.key()).until(),
                        ANY))
                .hasMessageContaining("not known to be idle");
    }

    @Test
    void whatIsNotMeasuredOrNewOrAnothersIsNotIdle() {
        Resource resource = used();
        room.lookForIdle();
        assertThat(idle()).as("not measured").isEmpty();
        measured(resource, Duration.ofDays(10), Duration.ZERO, 0.01);
        room.lookForIdle();
        assertThat(idle()).as("measured for ten days only").isEmpty();
        room.measured.constant(
                "cpu_busy",
                Map.of("host", "another"),
                room.clock.instant().minus(WATCHED.plusDays(1)),
                room.clock.instant(),
                0.01);
        room.lookForIdle();
        assertThat(idle()).as("another is idle").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu_busy", "rate(cpu_busy", "", "\"text\""})
    void aRuleComparesWithANumber(String expression) {
        assertThatThrownBy(() -> room.put(watched(room.kind("vm"), expression, 14)))
                .hasMessageContaining("expression");
    }

    /** One day, looked at every hour: 25 looks, of which 24.25 must hold. */
    @ParameterizedTest
    @CsvSource({
        "25, 0, true",
        "24, 0, false",
        "24, 1, false",
        "0, 25, false",
    })
    void aRuleHoldsWhenItHeldNearlyAlways(int idle, int busy, boolean holds) {
        double[] values = new double[idle + busy];
        Arrays.fill(values, 0, idle, 1);
        Arrays.fill(values, idle, idle + busy, 50);
        assertThat(IdleRule.holds(new Matrix(List.of(series(values))), new Threshold("<", 5), 1, Duration.ofHours(1)))
                .isEqualTo(holds);
    }

    @Test
    void oneBusyProcessorIsEnoughAndNothingMeasuredIsNotIdle() {
        double[] idle = new double[25];
        double[] busy = new double[25];
        Arrays.fill(busy, 90);
        var both = new Matrix(new ArrayList<>(List.of(series(idle), series(busy))));
        assertThat(IdleRule.holds(both, new Threshold("<", 5), 1, Duration.ofHours(1)))
                .isFalse();
        assertThat(IdleRule.holds(new Matrix(List.of()), new Threshold("<", 5), 1, Duration.ofHours(1)))
                .isFalse();
        assertThat(PromQl.parse(RULE).compared().orElseThrow().text()).contains("cpu_busy");
    }

    private static Series series(double... values) {
        return new Series(Map.of("host", "web-1"), new long[values.length], values);
    }
}
